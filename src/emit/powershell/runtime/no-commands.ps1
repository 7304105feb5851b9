# --- Commands

# No step of this runbook has commands: nothing runs, and nothing can be undone.
$script:ExitStatus = ''
function Get-Question { return 'manual' }
function Restore-Running { $script:Running = '' }
function Read-Running { $script:Running = ($args[0] -split ' ')[0] }
function Confirm-Done {
    return Save-Done $args[1]
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
function Get-UndoChoice { }
function Register-Unknown { }
function Register-Changed { }
function Show-Routine { }
function Show-Session { }
function Request-Session { }
function Complete-Command { }
function Close-Session { }
function Invoke-Routine { }
function Register-Press { }
function Show-Remain { }
function Resume-Range { }
function Get-RunningLine { }
function Show-Running { }
function Show-Older { }
