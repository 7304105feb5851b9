# What was given in the flag of a step, as a list.
function Get-FlagList([string]$Step, [string]$Flag) {
    foreach ($one in @($Flags[$Step] -clike ($Flag + '=*'))) {
        $one.Substring($Flag.Length + 1) -split ','
    }
}

# A row of code in which the looks of values stand for 2 and 4.
function Add-Mark([string]$Row) {
    $mark = $end = ''
    if ($Look.Count -gt 0) {
        $mark = $Look['s'] + [char]27 + '[4m'
        $end = $Look['p'] + $Look['c']
    }
    return $Row.Replace([string][char]2, $mark).Replace([string][char]4, $end)
}
