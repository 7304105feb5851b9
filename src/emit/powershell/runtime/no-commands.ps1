# --- Commands

# No step of this runbook has commands: nothing runs, and nothing can be undone.
$script:ExitStatus = ''
function Get-Question { return 'manual' }
function Restore-Running { $script:Running = '' }
function Read-Running { $script:Running = ($args[0] -split ' ')[0] }
function Get-BegunName { return $args[0] }
function Confirm-Done {
    return Save-Done $args[1]
}

# Of these, each does nothing, and what it is asked is not so.
foreach ($one in -split @'
Test-Code Invoke-Check Exit-Unknown Show-Missing Add-CodeList Get-Choice Exit-Failed Request-Undo Get-UndoChoice
Register-Unknown Register-Changed Show-Routine Show-Session Request-Session Complete-Command Close-Session Invoke-Routine
Register-Press Get-DeedLine Find-Deed Close-Deed Add-Word Get-UndoneChoice Show-Doubt Show-Former Show-Deed Get-OpenDeed Get-OpenText Get-UndoneText
Test-Unsettled Find-LastDeed Restore-Undone Test-Undoing Test-Refused Show-Remain Move-Remain Resume-Range Get-RunningLine Show-Running Show-Older Get-RunningName
'@) {
    $ExecutionContext.SessionState.PSVariable.Set("Function:$one", { })
}
