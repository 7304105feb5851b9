# --- The session of the commands

# What traces a script shows all that its variables are set to, and some hold secrets.
Microsoft.PowerShell.Core\Set-PSDebug -Trace 0

# The session of the commands, and what runs in it; one that is not used yet.
$script:Session = $null
$script:NextSession = $null
$script:Known = $null
$script:NotKept = $false
# What programs read from where nobody answers them.
$script:NoInput = $null
$script:OwnInput = $null
$script:Turn = $null
$script:FirstEnvironment = [Environment]::GetEnvironmentVariables()
# Variables that belong to PowerShell or to us.
$script:NeverKept = @(
    'RunbookCall', 'RunbookMore', 'RunbookOwn', 'LASTEXITCODE', 'Matches', 'StackTrace', 'Error'
    'PSItem', '_', '^', '$', '?', 'args', 'input', 'foreach', 'switch', 'this', 'PWD'
    'MyInvocation', 'PSBoundParameters', 'PSCommandPath', 'PSScriptRoot', 'PSCmdlet'
)
# Those that say how commands work, which are there from the beginning.
$script:Preferences = @(
    'ErrorActionPreference', 'WarningPreference', 'InformationPreference', 'VerbosePreference'
    'DebugPreference', 'ConfirmPreference', 'WhatIfPreference', 'ErrorView', 'OFS'
    'PSNativeCommandUseErrorActionPreference', 'ProgressPreference', 'PSDefaultParameterValues'
)
# What makes the session less forgiving, as the code of the last command had it.
$script:Strictness = ''
# What of the session cannot be kept: why, and the step that made it.
$script:Lost = @{}
$script:LostBefore = @{}
# Whether what was looked at last holds a secret.
$script:HasSecret = $false
# Commands in full, whatever the session calls by the same names.
$script:GetVariable = 'Microsoft.PowerShell.Utility\Get-Variable'
$script:GetChild = 'Microsoft.PowerShell.Management\Get-ChildItem'
$script:SetLocation = 'Microsoft.PowerShell.Management\Set-Location'
$script:GetLocation = 'Microsoft.PowerShell.Management\Get-Location'
$script:PushLocation = 'Microsoft.PowerShell.Management\Push-Location'
$script:GetDrive = 'Microsoft.PowerShell.Management\Get-PSDrive'
$script:GetJob = 'Microsoft.PowerShell.Core\Get-Job'
$script:GetModule = 'Microsoft.PowerShell.Core\Get-Module'

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

# Has the session go to a folder. Commands that delete what is there must not
# begin elsewhere: where it is gone, the run ends.
function Move-Session([string]$Place) {
    try {
        $null = Invoke-Session $SetLocation @{ 'LiteralPath' = $Place; 'ErrorAction' = 'Stop' }
    } catch {
        Write-Failure ([string]$_.Exception.GetBaseException().ErrorRecord)
        Write-Problem 'commands-folder-gone' $Place
        $script:Code = 1
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

# What is in the session, by kind and name, and what tells whether it is as it was.
function Get-SessionTable {
    $table = @{}
    foreach ($variable in @(Invoke-Session $GetVariable @{ 'Scope' = 'Global' })) {
        $table['variable ' + $variable.Name] = $variable.Value
    }
    foreach ($kind in 'function', 'alias') {
        foreach ($one in @(Invoke-Session $GetChild @{ 'LiteralPath' = $kind + ':\' })) {
            $table[$kind + ' ' + $one.Name] = $one.Definition
        }
    }
    foreach ($drive in @(Invoke-Session $GetDrive)) {
        $table['drive ' + $drive.Name] = ''
    }
    foreach ($module in @(Invoke-Session $GetModule)) {
        $table['module ' + $module.Name] = ''
    }
    return $table
}

# Whether something is as it was when the session was opened.
function Test-Known([string]$Name, [object]$Value) {
    return $script:Known.Contains($Name) -and [object]::Equals($script:Known[$Name], $Value)
}

# Has a session come to be while the operator still reads.
function Request-Session {
    if ($null -ne $NextSession) {
        return
    }
    if ($Attended) {
        # Commands can ask the operator.
        $script:NextSession = [runspacefactory]::CreateRunspace($Host)
    } else {
        $script:NextSession = [runspacefactory]::CreateRunspace()
        Close-Input
    }
    $NextSession.ThreadOptions = 'ReuseThread'
    $NextSession.OpenAsync()
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
    Request-Session
    $script:Session = $NextSession
    $script:NextSession = $null
    if ($null -eq $script:Known) {
        Register-End
    }
    while ($Session.RunspaceStateInfo.State -eq 'Opening') {
        [Threading.Thread]::Sleep(5)
    }
    if (-not $Attended) {
        # Nobody is there to go on from a breakpoint.
        $Session.Debugger.SetDebugMode('None')
    }
    Invoke-Definition ('function global:Out-Default {' + $script:Sink + '}')
    if ($Attended) {
        Invoke-Definition ('function global:Read-Host {' + $script:Reader + '}')
    }
    $script:Known = Get-SessionTable
    $null = Invoke-Session $SetLocation @{ 'LiteralPath' = $PWD.Path }
    $own = [Management.Automation.PSVariable]::new('RunbookCall', $script:Call, 'Constant')
    $Session.SessionStateProxy.PSVariable.Set($own)
    Initialize-Session
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        if ((Get-Value $n) -ne '') {
            $Session.SessionStateProxy.SetVariable($script:Variables[$n], (Get-Value $n))
        }
    }
    Restore-Session
}

# Has programs find nothing to read where nobody is there to answer them. Only the
# system itself can change what they inherit.
function Close-Input {
    if (-not $OnUnix -or $null -ne $NoInput) {
        return
    }
    $script:NoInput = [IO.File]::OpenRead('/dev/null')
    try {
        $script:OwnInput = [IO.File]::OpenRead('/dev/fd/0')
    } catch {
        # What cannot be opened once more cannot be given back either.
        $script:OwnInput = $null
    }
    $name = [Reflection.AssemblyName]::new('RunbookInput')
    $type = [Reflection.Emit.AssemblyBuilder]::DefineDynamicAssembly($name, 'Run').DefineDynamicModule('Input').DefineType('Input')
    $call = $type.DefinePInvokeMethod('dup2', 'libc', 'Public, Static, PinvokeImpl', 'Standard', [int], [type[]]@([int], [int]), 'Cdecl', 'Ansi')
    $call.SetImplementationFlags('PreserveSig')
    $reader = [IO.StringReader]::new('')
    $reader.Dispose()
    [Console]::SetIn($reader)
    $script:Turn = $type.CreateType().GetMethod('dup2')
    $null = $Turn.Invoke($null, @([int]$NoInput.SafeFileHandle.DangerousGetHandle(), 0))
}

# Gives a prompt that the script was started at what it reads from.
function Open-Input {
    if ($null -ne $OwnInput) {
        $null = $Turn.Invoke($null, @([int]$OwnInput.SafeFileHandle.DangerousGetHandle(), 0))
        [Console]::SetIn([IO.StreamReader]::new([Console]::OpenStandardInput()))
        $OwnInput.Dispose()
        $script:OwnInput = $null
    }
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
            $isHidden = Test-Hidden $Value
            $script:HasSecret = $HasSecret -or $isHidden
            return -not $isHidden
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

# Remembers what cannot be kept: why, and the step that made it.
function Add-Lost([string]$Name, [string]$Why) {
    $step = $Running
    if ($step -eq '') {
        $step = $Current
    }
    if ($LostBefore.Contains($Name) -and -not $LostBefore[$Name][2]) {
        $step = $LostBefore[$Name][1]
    }
    $script:Lost[(Hide-Secret $Name)] = @($Why, $step, $false)
}

# Keeps what the commands left in their session for a later start: the folder,
# variables, functions and the environment, unless they hold a secret.
function Save-Session {
    $variables = @{}
    $functions = @{}
    $environment = @{}
    $aliases = @{}
    $modules = @()
    $before = $script:Lost
    $script:LostBefore = $before
    $script:Lost = @{}
    # What earlier starts left behind is as gone as before, and whoever has
    # connected to something is connected.
    foreach ($name in @($before.Keys)) {
        if ($before[$name][0] -ne 'live' -or $before[$name][2]) {
            $script:Lost[$name] = $before[$name]
        }
    }
    foreach ($name in $script:Call['ties']) {
        Add-Lost $name 'tie'
    }
    foreach ($variable in @(Invoke-Session $GetVariable @{ 'Scope' = 'Global' })) {
        $name = [string]$variable.Name
        $isKnown = (Test-Known ('variable ' + $name) $variable.Value) -and $Preferences -notcontains $name
        if ($isKnown -or $NeverKept -contains $name -or $script:Variables -contains $name) {
            continue
        }
        $value = $variable.Value
        if ($value -is [enum]) {
            $value = [string]$value
        } elseif ($value -is [switch]) {
            $value = [bool]$value
        }
        $script:HasSecret = $Preferences -notcontains $name -and (Test-Hidden $name)
        $one = ConvertTo-Kept $value
        $script:Lost.Remove('$' + $name)
        if ($HasSecret) {
            Add-Lost ('$' + $name) 'secret'
        } elseif ($null -eq $one) {
            Add-Lost ('$' + $name) 'live'
        } else {
            $text = [Management.Automation.PSSerializer]::Serialize($one['value'], 3)
            $type = ''
            if (-not $script:Known.Contains('variable ' + $name) -and [string]$variable.Attributes -like '*.ArgumentTypeConverterAttribute*') {
                $type = '[' + $variable.Value.GetType().FullName + ']'
            }
            $variables[$name] = @($one['kind'], $text, $type)
        }
    }
    foreach ($function in @(Invoke-Session $GetChild @{ 'LiteralPath' = 'Function:\' })) {
        $name = [string]$function.Name
        $isOwn = [string]::IsNullOrEmpty($function.ModuleName)
        if (-not $isOwn -or (Test-Known ('function ' + $name) $function.Definition)) {
            continue
        }
        if ((Test-Hidden $name) -or (Test-HiddenCode $function)) {
            Add-Lost $name 'secret'
        } else {
            $functions[$name] = @([string]$function.CommandType, [string]$function.Definition)
        }
    }
    foreach ($alias in @(Invoke-Session $GetChild @{ 'LiteralPath' = 'Alias:\' })) {
        $name = [string]$alias.Name
        $text = [string]$alias.Definition
        $isHidden = (Test-Hidden $name) -or (Test-Hidden $text)
        if (-not $isHidden -and [string]::IsNullOrEmpty($alias.ModuleName) -and -not (Test-Known ('alias ' + $name) $alias.Definition)) {
            $aliases[$name] = $text
        }
    }
    foreach ($drive in @(Invoke-Session $GetDrive)) {
        if (-not $script:Known.Contains('drive ' + $drive.Name)) {
            Add-Lost ($drive.Name + ':') 'live'
        }
    }
    foreach ($job in @(Invoke-Session $GetJob)) {
        Add-Lost ('job ' + $job.Name) 'live'
    }
    foreach ($module in @(Invoke-Session $GetModule)) {
        if ($script:Known.Contains('module ' + $module.Name)) {
            continue
        }
        if (-not [IO.File]::Exists($module.Path)) {
            Add-Lost $module.Name 'live'
        } else {
            $file = [IO.Path]::Combine($module.ModuleBase, $module.Name + '.psd1')
            if (-not [IO.File]::Exists($file)) {
                $file = $module.Path
            }
            $modules += $file
            if ($module.ModuleType -eq 'Script') {
                # It can be had again, but not what it keeps in mind.
                Add-Lost $module.Name 'live'
            }
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
            Add-Lost ('$env:' + $name) 'secret'
        } else {
            $environment[$name] = $text
        }
    }
    foreach ($name in @($FirstEnvironment.Keys)) {
        if ($null -eq [Environment]::GetEnvironmentVariable($name)) {
            $environment[$name] = $null
        }
    }
    $place = $Session.SessionStateProxy.Path.CurrentLocation.Path
    # The folders to go back to, the last first.
    $stack = @(
        foreach ($one in @(Invoke-Session $GetLocation @{ 'Stack' = $true })) {
            foreach ($at in $one) { $at.Path }
        }
    )
    if (Test-Hidden ($stack -join ' ')) {
        Add-Lost 'Pop-Location' 'secret'
        $stack = @()
    }
    $script:Lost.Remove('PWD')
    if (Test-Hidden $place) {
        Add-Lost 'PWD' 'secret'
        $place = ''
    }
    $kept = @{
        'run' = $Run
        'folder' = $place
        'stack' = [string[]]$stack
        'strict' = $Strictness
        'variables' = $variables
        'functions' = $functions
        'environment' = $environment
        'aliases' = $aliases
        'modules' = $modules
        'lost' = $script:Lost
    }
    $text = [Management.Automation.PSSerializer]::Serialize($kept, 6)
    # What the other shell knows is of no use from here on.
    Clear-File ([IO.Path]::Combine($Folder, 'session'))
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
        foreach ($step in $Asked) {
            if ($Records[$step]['outcome'] -eq 'done' -and $Records[$step]['status'] -ne '-') {
                Write-Problem 'session-absent'
                if (-not $Attended -and -not $Given.Contains('resume')) {
                    # The next commands may count on what is not there.
                    $script:Code = 3
                }
                return
            }
        }
        return
    }
    Show-Message 'session-restored'
    $secret = @()
    $live = @()
    foreach ($entry in $kept['lost'].GetEnumerator()) {
        $name = $entry.Key + ' (' + $entry.Value[1] + ')'
        if ($entry.Value[0] -eq 'secret') {
            $secret += $name
        } else {
            $live += $name
        }
    }
    if ($secret.Count -gt 0) {
        Show-Message 'session-lost' ($secret -join ', ')
    }
    if ($live.Count -gt 0) {
        Show-Message 'session-gone' ($live -join ', ')
    }
}

# Makes the session what it was when a command of this run last ended.
function Restore-Session {
    $kept = Read-Session
    if ($null -eq $kept) {
        return
    }
    try {
        foreach ($entry in $kept['functions'].GetEnumerator()) {
            $word = ([string]$entry.Value[0]).ToLowerInvariant() + ' global:'
            if ($entry.Key -notmatch '^[\w.:-]+$') {
                # No name that could be written as one.
                $item = @{ 'LiteralPath' = 'Function:\' + $entry.Key; 'Value' = $entry.Value[1] }
                $null = Invoke-Session 'Microsoft.PowerShell.Management\Set-Item' $item
                continue
            }
            $text = $word + $entry.Key + ' {' + $Newline + $entry.Value[1] + $Newline + '}'
            Invoke-Definition $text
        }
        foreach ($entry in $kept['aliases'].GetEnumerator()) {
            $alias = @{ 'Name' = $entry.Key; 'Value' = $entry.Value; 'Scope' = 'Global' }
            $null = Invoke-Session 'Microsoft.PowerShell.Utility\Set-Alias' $alias
        }
        foreach ($module in $kept['modules']) {
            try {
                $null = Invoke-Session 'Microsoft.PowerShell.Core\Import-Module' @{ 'Name' = $module; 'Global' = $true }
            } catch {
                Write-Failure ([string]$_.Exception.GetBaseException().Message)
            }
        }
        # These say how commands work, ours as well.
        foreach ($entry in $kept['variables'].GetEnumerator()) {
            $value = [Management.Automation.PSSerializer]::Deserialize($entry.Value[1])
            if ($entry.Value[0] -eq 'list') {
                $value = [object[]]@($value)
            }
            $Session.SessionStateProxy.SetVariable($entry.Key, $value)
            if ($entry.Value[2] -ne '') {
                $name = '${global:' + $entry.Key + '}'
                Invoke-Definition ($entry.Value[2] + $name + '=' + $name)
            }
        }
        $script:Strictness = $kept['strict']
        if ($Strictness -ne '') {
            Invoke-Definition $Strictness
        }
        foreach ($entry in $kept['lost'].GetEnumerator()) {
            $script:Lost[$entry.Key] = @($entry.Value[0], $entry.Value[1], $true)
        }
        foreach ($entry in $kept['environment'].GetEnumerator()) {
            $value = $entry.Value
            if ($null -eq $value) {
                $value = [NullString]::Value
            }
            [Environment]::SetEnvironmentVariable($entry.Key, $value)
        }
        $stack = @($kept['stack'])
        [array]::Reverse($stack)
        foreach ($place in $stack) {
            Move-Session $place
            $null = Invoke-Session $PushLocation
        }
        if ($kept['folder'] -ne '') {
            Move-Session $kept['folder']
        } elseif (-not $Attended) {
            # Commands that delete what is there must not begin elsewhere.
            Write-Problem 'session-lost' 'PWD'
            $script:Code = 3
        } else {
            Show-Message 'session-elsewhere' (Hide-Secret $PWD.Path)
            Wait-Reader
        }
    } catch {
        Write-Failure ($_.Exception.GetBaseException().Message)
        $script:Code = 1
    }
}

