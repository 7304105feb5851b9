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
function Join-Value([string]$Text) { return $Text }
function Join-Row { return $args[1] }
function Use-Deed { return $true }
function Use-Lent { & $args[1] }
function Get-ValueName { return $args[0] }
function Get-PairText { return '' }

# Of these, each does nothing, and what it is asked is not so.
foreach ($one in -split @'
Initialize-Value Get-ValueLine Restore-Value Clear-Value Restore-Environment Read-AnswerValue Find-Lack
Confirm-Value Find-Given Find-Needed Show-StepValue Test-Environment Show-Needed Test-Secret Test-Hidden
Read-Later Test-OwnScreen Show-Covered Get-Used Get-Pair Show-Mixed Show-Aside
Add-Aside Add-GoneAside Restore-GoneAside Add-LeftAside Clear-Aside Close-Aside Get-AsideLine Find-Mixed Test-Otherwise Show-Lent Publish-Lent Clear-Lent
'@) {
    $ExecutionContext.SessionState.PSVariable.Set("Function:$one", { })
}
