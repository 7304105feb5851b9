# Nothing in this runbook is one of several ways.
function Select-Setting([string[]]$Setting) { return $Setting }
foreach ($one in -split @'
Read-AnswerWay Test-Passed Test-Other Get-DueWay Resolve-Way Get-WayChoice Edit-Way Use-Given Show-Way Get-WayLine Restore-Way Clear-Way Show-DoneWay Get-WayPart
'@) {
    $ExecutionContext.SessionState.PSVariable.Set("Function:$one", { })
}
