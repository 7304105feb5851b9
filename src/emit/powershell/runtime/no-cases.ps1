# No step of this runbook applies in a case that somebody has to decide.
function Test-Case { }
function Resolve-Case { }
function Request-Again { }
function Show-DoneCase { }
# What an earlier version of it has left out was skipped.
$CaseKeys = 'outcome-skipped', ''
