# --- The session of the commands --------------------------------------------

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
function Invoke-Session {
    param([string]$Name, [hashtable]$Argument = @{})

    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $script:Session
        $null = $shell.AddCommand($Name)
        foreach ($key in @($Argument.Keys)) {
            $null = $shell.AddParameter($key, $Argument[$key])
        }
        return $shell.Invoke()
    }
    finally {
        $shell.Dispose()
    }
}

# Defines a function in the session.
function Invoke-Definition {
    param([string]$Text)

    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $script:Session
        $null = $shell.AddScript($Text, $false).Invoke()
    }
    finally {
        $shell.Dispose()
    }
}

# The names of the variables and functions of the session.
function Get-SessionName {
    foreach ($variable in @(Invoke-Session $script:GetVariable @{ 'Scope' = 'Global' })) {
        'variable ' + $variable.Name
    }
    foreach ($function in @(Invoke-Session $script:GetChild @{ 'LiteralPath' = 'Function:\' })) {
        'function ' + $function.Name
    }
}

# Opens the session that the commands run in, unless it is there. It lives as
# long as the run does, and is another than the one that this script runs in:
# what commands do in theirs changes nothing here.
function Open-Session {
    if ($null -ne $script:Session) {
        if ($script:Session.RunspaceStateInfo.State -eq 'Opened') {
            return
        }
        Write-Hint 'w' (Get-Message 'session-ended')
        $script:Session.Dispose()
    }
    if ($script:Attended) {
        # Commands can ask the operator.
        $script:Session = [runspacefactory]::CreateRunspace($Host)
    }
    else {
        $script:Session = [runspacefactory]::CreateRunspace()
    }
    $script:Session.ThreadOptions = 'ReuseThread'
    $script:Session.Open()
    $script:Known = @(Get-SessionName)
    $null = Invoke-Session $script:SetLocation @{ 'LiteralPath' = $PWD.Path }
    if ($PSVersionTable.PSVersion -ge [version]'7.2') {
        # What fails ends the commands there. Before, PowerShell takes each line
        # that a program writes to its error stream for a failure.
        $script:Session.SessionStateProxy.SetVariable('ErrorActionPreference', 'Stop')
    }
    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        if ($script:Values[$n] -ne '') {
            $script:Session.SessionStateProxy.SetVariable($script:Variables[$n], $script:Values[$n])
        }
    }
    Restore-Session
}

# What a value is, where it can be kept: one value, a list or a table of them.
function Get-Kind {
    param([object]$Value)

    if (Test-Plain $Value) {
        return 'plain'
    }
    $parts = $null
    $kind = ''
    if ($Value -is [array]) {
        $parts = $Value
        $kind = 'list'
    }
    elseif ($Value -is [hashtable]) {
        $parts = [System.Collections.ArrayList]::new()
        foreach ($entry in $Value.GetEnumerator()) {
            $null = $parts.Add($entry.Key)
            $null = $parts.Add($entry.Value)
        }
        $kind = 'table'
    }
    else {
        return ''
    }
    foreach ($part in $parts) {
        if (-not (Test-Plain $part)) {
            return ''
        }
    }
    return $kind
}

# Whether a value is one of those that can be kept: not an object that lives here
# alone, and nothing that holds a secret.
function Test-Plain {
    param([object]$Value)

    if ($Value -is [string]) {
        return (Hide-Secret $Value) -ceq $Value
    }
    if ($null -eq $Value -or $Value -is [bool]) {
        return $true
    }
    if ($Value -is [int] -or $Value -is [long] -or $Value -is [double]) {
        return $true
    }
    return $Value -is [decimal] -or $Value -is [datetime]
}

# Keeps what the commands left in their session for a later start: the folder,
# variables, functions and the environment, unless they hold a secret.
function Save-Session {
    $variables = @{}
    $functions = @{}
    $environment = @{}
    $lost = @()
    foreach ($variable in @(Invoke-Session $script:GetVariable @{ 'Scope' = 'Global' })) {
        $name = [string]$variable.Name
        $known = $script:Known -contains ('variable ' + $name) -and $script:Preferences -notcontains $name
        if ($known -or $script:NeverKept -contains $name -or $script:Variables -contains $name) {
            continue
        }
        $value = $variable.Value
        if ($value -is [enum]) {
            $value = [string]$value
        }
        $kind = Get-Kind $value
        if ($kind -eq '') {
            $lost += $name
        }
        else {
            $text = [System.Management.Automation.PSSerializer]::Serialize($value, 3)
            $variables[$name] = @($kind, $text)
        }
    }
    foreach ($function in @(Invoke-Session $script:GetChild @{ 'LiteralPath' = 'Function:\' })) {
        $name = [string]$function.Name
        $text = [string]$function.Definition
        $own = [string]::IsNullOrEmpty($function.ModuleName)
        if (-not $own -or $script:Known -contains ('function ' + $name)) {
            continue
        }
        if ((Hide-Secret $text) -cne $text) {
            $lost += $name
        }
        else {
            $functions[$name] = @([string]$function.CommandType, $text)
        }
    }
    foreach ($entry in [Environment]::GetEnvironmentVariables().GetEnumerator()) {
        $name = [string]$entry.Key
        $text = [string]$entry.Value
        $same = $script:FirstEnvironment.Contains($name) -and $script:FirstEnvironment[$name] -ceq $text
        if (-not $same -and $script:Variables -notcontains $name -and (Hide-Secret $text) -ceq $text) {
            $environment[$name] = $text
        }
    }
    $kept = @{
        'run' = $script:Run
        'folder' = $script:Session.SessionStateProxy.Path.CurrentLocation.Path
        'variables' = $variables
        'functions' = $functions
        'environment' = $environment
        'lost' = $lost
    }
    $text = [System.Management.Automation.PSSerializer]::Serialize($kept, 6)
    return Save-File $script:SessionFile $text
}

# What a session of this run left, or nothing.
function Read-Session {
    if (-not [System.IO.File]::Exists($script:SessionFile)) {
        return $null
    }
    try {
        $text = [System.IO.File]::ReadAllText($script:SessionFile, $script:Utf8)
        $kept = [System.Management.Automation.PSSerializer]::Deserialize($text)
        if ($kept['run'] -ceq $script:Run) {
            return $kept
        }
    }
    catch {
        Write-Problem ($_.Exception.GetBaseException().Message)
    }
    return $null
}

# Says what of the session is there at a later start.
function Show-Session {
    $kept = Read-Session
    if ($null -eq $kept) {
        return
    }
    Write-Screen (Get-Message 'session-restored')
    $lost = @($kept['lost'])
    if ($lost.Count -gt 0) {
        Write-Screen (Get-Message 'session-lost' ($lost -join ', '))
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
            $value = [System.Management.Automation.PSSerializer]::Deserialize($entry.Value[1])
            if ($entry.Value[0] -eq 'list') {
                $value = [object[]]@($value)
            }
            $script:Session.SessionStateProxy.SetVariable($entry.Key, $value)
        }
        foreach ($entry in $kept['functions'].GetEnumerator()) {
            $word = ([string]$entry.Value[0]).ToLowerInvariant() + ' global:'
            $text = $word + $entry.Key + ' {' + $script:Newline + $entry.Value[1] + $script:Newline + '}'
            Invoke-Definition $text
        }
        foreach ($entry in $kept['environment'].GetEnumerator()) {
            [Environment]::SetEnvironmentVariable($entry.Key, $entry.Value)
        }
        # Commands that delete what is there must not begin elsewhere.
        $folder = @{ 'LiteralPath' = $kept['folder']; 'ErrorAction' = 'Stop' }
        $null = Invoke-Session $script:SetLocation $folder
    }
    catch {
        Write-Problem ($_.Exception.GetBaseException().Message)
        $script:Code = 1
    }
}

