# --- Commands

# No step of this runbook has commands: nothing runs, and nothing can be undone.
function Get-Question { return 'manual' }
function Test-Code { return $false }
function Invoke-Check { return $false }
function Exit-Unknown { return $false }
function Show-Missing { return $false }
function Get-Choice { return }
function Exit-Failed { return }
function Request-Undo { return }
function Show-Routine { return }
function Show-Session { return }
function Complete-Command { return }
function Close-Session { return }
function Restore-Running { $script:Running = '' }
function Invoke-Routine { return $false }

function Confirm-Done {
    Save-Outcome -Step $Current -Outcome 'done' -By $args[1]
    return $true
}
