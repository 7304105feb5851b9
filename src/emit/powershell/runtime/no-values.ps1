# --- Values

# No command of this runbook needs a value: there is none to give.
function Read-Setting([string[]]$Setting) {
    if ($Setting.Count -gt 0) {
        Write-Refusal 'unknown-option' '-Set'
    }
}

$script:Variables = @()
$script:SetHelp = @()
function Initialize-Value { return }
function Get-ValueLine { return }
function Restore-Value { return }
function Clear-Value { return }
function Restore-Environment { return }
function Read-AnswerValue { return $false }
function Find-Lack { return }
function Request-Value { return $true }
function Confirm-Value { return }
function Test-Environment { return }
function Show-Needed { return }
function Test-Secret { return $false }
function Test-Hidden { return $false }
function Hide-Secret([string]$Text) {
    return $Text
}
