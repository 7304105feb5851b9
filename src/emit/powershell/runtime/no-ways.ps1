# Nothing in this runbook is one of several ways.
function Select-Setting([string[]]$Setting) { return $Setting }
function Read-AnswerWay { }
function Test-Passed { }
function Test-Other { }
function Get-DueWay { }
function Test-LeftOut { }
function Get-WayChoice { }
function Edit-Way { }
function Use-Given { }
function Show-Way { }
function Get-WayLine { }
function Restore-Way { }
function Clear-Way { }
