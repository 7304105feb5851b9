# --- The session of the commands

# The session of the commands, and what runs in it.
$script:Session = $null
$script:Known = @()
$script:NotKept = $false
$script:FirstEnvironment = [Environment]::GetEnvironmentVariables()
# Variables that belong to PowerShell or to us.
$script:NeverKept = @(
    'RunbookFile', 'RunbookCall', 'LASTEXITCODE', 'Matches', 'StackTrace', 'Error'
    'PSItem', '_', '^', '$', '?', 'args', 'input', 'foreach', 'switch', 'this', 'PWD'
    'MyInvocation', 'PSBoundParameters', 'PSCommandPath', 'PSScriptRoot', 'PSCmdlet'
    'PSNativeCommandUseErrorActionPreference'
)
# Those that say how commands work, which are there from the beginning.
$script:Preferences = @(
    'ErrorActionPreference', 'WarningPreference', 'InformationPreference', 'VerbosePreference'
    'DebugPreference', 'ConfirmPreference', 'WhatIfPreference', 'ErrorView', 'OFS'
)
# Commands in full, whatever the session calls by the same names.
$script:GetVariable = 'Microsoft.PowerShell.Utility\Get-Variable'
$script:GetChild = 'Microsoft.PowerShell.Management\Get-ChildItem'
$script:SetLocation = 'Microsoft.PowerShell.Management\Set-Location'

# Runs a command of ours in the session; gives what it returns.
function Invoke-Session([string]$Name, [hashtable]$Argument = @{}) {
    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Session
        $null = $shell.AddCommand($Name)
        foreach ($key in @($Argument.Keys)) {
            $null = $shell.AddParameter($key, $Argument[$key])
        }
        return $shell.Invoke()
    } finally {
        $shell.Dispose()
    }
}

# Defines a function in the session.
function Invoke-Definition([string]$Text) {
    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Session
        $null = $shell.AddScript($Text, $false).Invoke()
    } finally {
        $shell.Dispose()
    }
}

# The names of the variables and functions of the session.
function Get-SessionName {
    foreach ($variable in @(Invoke-Session $GetVariable @{ 'Scope' = 'Global' })) {
        'variable ' + $variable.Name
    }
    foreach ($function in @(Invoke-Session $GetChild @{ 'LiteralPath' = 'Function:\' })) {
        'function ' + $function.Name
    }
}

# Opens the session that the commands run in, unless it is there. It lives as
# long as the run does, and is another than the one that this script runs in:
# what commands do in theirs changes nothing here.
function Open-Session {
    if ($null -ne $Session) {
        if ($Session.RunspaceStateInfo.State -eq 'Opened') {
            return
        }
        Show-Hint 'w' 'session-ended'
        $Session.Dispose()
    }
    if ($Attended) {
        # Commands can ask the operator.
        $script:Session = [runspacefactory]::CreateRunspace($Host)
    } else {
        $script:Session = [runspacefactory]::CreateRunspace()
    }
    $Session.ThreadOptions = 'ReuseThread'
    $Session.Open()
    $script:Known = @(Get-SessionName)
    $null = Invoke-Session $SetLocation @{ 'LiteralPath' = $PWD.Path }
    if ($PSVersionTable.PSVersion -ge [version]'7.2') {
        # What fails ends the commands there. Before, PowerShell takes each line
        # that a program writes to its error stream for a failure.
        $Session.SessionStateProxy.SetVariable('ErrorActionPreference', 'Stop')
    }
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        if ($Values[$n] -ne '') {
            $Session.SessionStateProxy.SetVariable($script:Variables[$n], $Values[$n])
        }
    }
    Restore-Session
}

# A value as it can be kept, with its kind: one value, a list or a table of them;
# nothing where it cannot. What commands have added to it is no part of it.
function ConvertTo-Kept([object]$Value) {
    if (Test-Plain $Value) {
        return @{ 'kind' = 'plain'; 'value' = Get-Bare $Value }
    }
    $parts = [Collections.ArrayList]::new()
    $table = @{}
    if ($Value -is [array]) {
        $parts.AddRange($Value)
        for ($n = 0; $n -lt $parts.Count; $n += 1) {
            $parts[$n] = Get-Bare $parts[$n]
        }
        $kept = @{ 'kind' = 'list'; 'value' = $parts.ToArray() }
    } elseif ($Value -is [hashtable]) {
        foreach ($entry in $Value.GetEnumerator()) {
            $key = Get-Bare $entry.Key
            $null = $parts.Add($key)
            $null = $parts.Add($entry.Value)
            $table[$key] = Get-Bare $entry.Value
        }
        if ($table.Count -ne $Value.Count) {
            # Two keys differ in their case alone.
            return $null
        }
        $kept = @{ 'kind' = 'table'; 'value' = $table }
    } else {
        return $null
    }
    foreach ($part in $parts) {
        if (-not (Test-Plain $part)) {
            return $null
        }
    }
    return $kept
}

# A value without the properties that something has added to it.
function Get-Bare([object]$Value) {
    if ($null -eq $Value) {
        return $null
    }
    return , $Value.PSObject.BaseObject
}

# Whether a value is one of those that can be kept: not an object that lives here
# alone, and nothing that holds a secret.
function Test-Plain([object]$Value) {
    foreach ($type in @([string], [bool], [int], [long], [double], [decimal], [datetime])) {
        if ($Value -is $type) {
            return -not (Test-Hidden $Value)
        }
    }
    return $null -eq $Value
}

# Whether a function holds a secret, in its text or in what that text means.
function Test-HiddenCode([object]$Function) {
    $texts = @([string]$Function.Definition)
    $text = {
        $args[0] -is [Management.Automation.Language.StringConstantExpressionAst] -or
        $args[0] -is [Management.Automation.Language.ExpandableStringExpressionAst]
    }
    foreach ($part in $Function.ScriptBlock.Ast.FindAll($text, $true)) {
        $texts += $part.Value
    }
    foreach ($one in $texts) {
        if (Test-Hidden $one) {
            return $true
        }
    }
    return $false
}

# Keeps what the commands left in their session for a later start: the folder,
# variables, functions and the environment, unless they hold a secret.
function Save-Session {
    $variables = @{}
    $functions = @{}
    $environment = @{}
    $lost = @()
    foreach ($variable in @(Invoke-Session $GetVariable @{ 'Scope' = 'Global' })) {
        $name = [string]$variable.Name
        $known = $script:Known -contains ('variable ' + $name) -and $Preferences -notcontains $name
        if ($known -or $NeverKept -contains $name -or $script:Variables -contains $name) {
            continue
        }
        $value = $variable.Value
        if ($value -is [enum]) {
            $value = [string]$value
        }
        $one = ConvertTo-Kept $value
        if ($null -eq $one -or ($Preferences -notcontains $name -and (Test-Hidden $name))) {
            $lost += $name
        } else {
            $text = [Management.Automation.PSSerializer]::Serialize($one['value'], 3)
            $variables[$name] = @($one['kind'], $text)
        }
    }
    foreach ($function in @(Invoke-Session $GetChild @{ 'LiteralPath' = 'Function:\' })) {
        $name = [string]$function.Name
        $isOwn = [string]::IsNullOrEmpty($function.ModuleName)
        if (-not $isOwn -or $script:Known -contains ('function ' + $name)) {
            continue
        }
        if ((Test-Hidden $name) -or (Test-HiddenCode $function)) {
            $lost += $name
        } else {
            $functions[$name] = @([string]$function.CommandType, [string]$function.Definition)
        }
    }
    foreach ($entry in [Environment]::GetEnvironmentVariables().GetEnumerator()) {
        $name = [string]$entry.Key
        $text = [string]$entry.Value
        $same = $FirstEnvironment.Contains($name) -and $FirstEnvironment[$name] -ceq $text
        if ($same -or $script:Variables -contains $name) {
            continue
        }
        if ((Test-Hidden $name) -or (Test-Hidden $text)) {
            $lost += 'env:' + $name
        } else {
            $environment[$name] = $text
        }
    }
    $place = $Session.SessionStateProxy.Path.CurrentLocation.Path
    if (Test-Hidden $place) {
        $lost += 'PWD'
        $place = ''
    }
    $kept = @{
        'run' = $Run
        'folder' = $place
        'variables' = $variables
        'functions' = $functions
        'environment' = $environment
        'lost' = @(foreach ($name in $lost) { Hide-Secret $name })
    }
    $text = [Management.Automation.PSSerializer]::Serialize($kept, 6)
    return Save-File $SessionFile $text
}

# What a session of this run left, or nothing.
function Read-Session {
    if (-not [IO.File]::Exists($SessionFile)) {
        return $null
    }
    try {
        $text = [IO.File]::ReadAllText($SessionFile, $Utf8)
        $kept = [Management.Automation.PSSerializer]::Deserialize($text)
        if ($kept['run'] -ceq $Run) {
            return $kept
        }
    } catch {
        Write-Failure ($_.Exception.GetBaseException().Message)
    }
    return $null
}

# Says what of the session is there at a later start.
function Show-Session {
    $kept = Read-Session
    if ($null -eq $kept) {
        return
    }
    Show-Message 'session-restored'
    $lost = @($kept['lost'])
    if ($lost.Count -gt 0) {
        Show-Message 'session-lost' ($lost -join ', ')
    }
}

# Makes the session what it was when a command of this run last ended.
function Restore-Session {
    $kept = Read-Session
    if ($null -eq $kept) {
        return
    }
    try {
        foreach ($entry in $kept['variables'].GetEnumerator()) {
            $value = [Management.Automation.PSSerializer]::Deserialize($entry.Value[1])
            if ($entry.Value[0] -eq 'list') {
                $value = [object[]]@($value)
            }
            $Session.SessionStateProxy.SetVariable($entry.Key, $value)
        }
        foreach ($entry in $kept['functions'].GetEnumerator()) {
            $word = ([string]$entry.Value[0]).ToLowerInvariant() + ' global:'
            $text = $word + $entry.Key + ' {' + $Newline + $entry.Value[1] + $Newline + '}'
            Invoke-Definition $text
        }
        foreach ($entry in $kept['environment'].GetEnumerator()) {
            [Environment]::SetEnvironmentVariable($entry.Key, $entry.Value)
        }
        # Commands that delete what is there must not begin elsewhere.
        if ($kept['folder'] -eq '') {
            if (-not $Attended) {
                Write-Problem 'session-lost' 'PWD'
                $script:Code = 3
            }
            return
        }
        $place = @{ 'LiteralPath' = $kept['folder']; 'ErrorAction' = 'Stop' }
        $null = Invoke-Session $SetLocation $place
    } catch {
        Write-Failure ($_.Exception.GetBaseException().Message)
        $script:Code = 1
    }
}

