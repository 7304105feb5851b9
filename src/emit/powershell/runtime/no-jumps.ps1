# No text of this runbook leads to another step.
$script:Target = -1
function Get-JumpChoice { }
function Use-Lead { }
