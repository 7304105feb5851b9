# What values call where a script runs none of the commands that need them.
$script:Session = $null
function Show-Routine {
    Show-StepValue $args[0]
    $script:Valued = @()
}
