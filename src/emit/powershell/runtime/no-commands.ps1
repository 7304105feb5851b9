# --- Commands

# No step of this runbook has commands: nothing runs, and nothing can be undone.
$script:ExitStatus = ''
function Get-Question { return 'manual' }
function Restore-Running { $script:Running = '' }
function Confirm-Done {
    Save-Outcome -Step $Current -Outcome 'done' -By $args[1]
    return $true
}

# Of these, each does nothing, and what it is asked is not so.
function Test-Code { }
function Invoke-Check { }
function Exit-Unknown { }
function Show-Missing { }
function Add-CodeList { }
function Get-Choice { }
function Exit-Failed { }
function Request-Undo { }
function Test-Undoable { }
function Register-Unknown { }
function Show-Routine { }
function Show-Session { }
function Request-Session { }
function Complete-Command { }
function Close-Session { }
function Invoke-Routine { }
function Register-Press { }
function Show-Remain { }
function Resume-Range { }
