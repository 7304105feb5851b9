# --- Values

# No command of this runbook needs a value: there is none to give.
function Read-Setting([string[]]$Setting) {
    if ($Setting.Count -gt 0) {
        Write-Refusal 'unknown-option' '-Set'
    }
}

$script:Variables = @()
$script:SetHelp = $script:ValueChoice = @()
function Read-Line { return $Host.UI.ReadLine() }
function Request-Value { return $true }
function Hide-Secret([string]$Text) { return $Text }
function Join-Value { return $args[1] }

# Of these, each does nothing, and what it is asked is not so.
function Initialize-Value { }
function Get-ValueLine { }
function Restore-Value { }
function Clear-Value { }
function Restore-Environment { }
function Read-AnswerValue { }
function Find-Lack { }
function Confirm-Value { }
function Find-Given { }
function Find-Needed { }
function Show-StepValue { }
function Test-Environment { }
function Show-Needed { }
function Test-Secret { }
function Test-Hidden { }
