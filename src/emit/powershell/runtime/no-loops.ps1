# No step of this runbook tells to do others again.
function Get-RoundChoice { }
function Get-Loop { }
function Get-Count { }
function Get-KeptReason { return $args[1] }
function Use-Round { }
function Show-Round { }
function Register-Round { }
function Get-Rounds { return '' }
function Restore-Round { }
function Read-RoundValue { return $false }
function Get-GivenValue { return $AnswerValues[$args[0]] }
