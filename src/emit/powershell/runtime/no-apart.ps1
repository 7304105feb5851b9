# All of this runbook is its main way.
$Away = @()
function Show-Apart { }
function Show-ApartOpen { }
function Get-ApartChoice { }
function Use-Apart { }
function Get-Return { return -1 }
