# --- Commands

# No step of this runbook has commands: nothing runs, and nothing can be undone.
function Get-Question { return 'manual' }
function Restore-Running { $script:Running = '' }
function Confirm-Done {
    Save-Outcome -Step $Current -Outcome 'done' -By $args[1]
    return $true
}

# Of these, each does nothing, and what it is asked is not so.
foreach ($name in -split @'
Test-Code Invoke-Check Exit-Unknown Show-Missing Get-Choice Exit-Failed Request-Undo Register-Unknown
Show-Routine Show-Session Complete-Command Close-Session Invoke-Routine
'@) {
    Microsoft.PowerShell.Management\Set-Item -LiteralPath "Function:$name" -Value {}
}
