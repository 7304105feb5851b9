#Requires -Version 5.1
[CmdletBinding(PositionalBinding = $false)]
param(
    [switch]$List, [string]$Lang = '', [switch]$DryRun, [string]$From = '', [string]$Only = '',
    [string[]]$Set = @(), [switch]$Unattended, [string]$Answers = '', [string]$Evidence = '',
    [string]$State = '', [string]$Run = '',
    [switch]$Status, [switch]$Reset, [switch]$Help, [switch]$Version,
    [Parameter(ValueFromRemainingArguments = $true)]
    [object[]]$Rest = @()
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$PSModuleAutoLoadingPreference = 'All'
$script:Bound = $PSBoundParameters
$script:Self = $PSCommandPath
