# --- Commands

$script:Shell = $null
$script:Output = @()
$script:Printed = @()
# What is said of the place where commands failed.
$script:Why = ''
# What is caught of the console, and what the console is then.
$script:Caught = $null
$script:CaughtRest = ''
$script:Catcher = $null
$script:ConsoleError = $null
$script:ConsoleOut = $null

# What runs a file in the session, on the terminal. A `break` outside of a loop
# leaves this one.
$script:Plain = {
    do {
        . $RunbookFile
        $RunbookCall['end'] = $true
    } while ($false)
}

# What runs it where its output is compared or a secret is covered. Each line
# that it gives begins with what it is: output, what was written to the screen,
# or else.
$script:Pump = {
    . {
        do {
            . $RunbookFile
            $RunbookCall['end'] = $true
        } while ($false)
    } *>&1 | & {
        begin {
            $held = $RunbookCall['held']
            $part = ''
        }
        process {
            $item = $_
            $kind = 'e'
            $text = ''
            if ($item -is [string]) {
                $RunbookCall['count'] += 1
                $kind = 'o'
                $text = $item
            } elseif ($item -is [Management.Automation.ErrorRecord]) {
                # Programs write more than errors there.
                $native = [string]$item.FullyQualifiedErrorId -like 'NativeCommandError*'
                $RunbookCall['native'] = $native
                if ($native) {
                    $text = $item.Exception.Message
                } else {
                    $shown = $item | Microsoft.PowerShell.Utility\Out-String -Width 120
                    $text = $shown.TrimEnd()
                }
            } elseif ($item -is [Management.Automation.WarningRecord]) {
                $text = 'WARNING: ' + $item.Message
            } elseif ($item -is [Management.Automation.VerboseRecord]) {
                $text = 'VERBOSE: ' + $item.Message
            } elseif ($item -is [Management.Automation.DebugRecord]) {
                $text = 'DEBUG: ' + $item.Message
            } elseif ($item -is [Management.Automation.InformationRecord]) {
                $kind = 'h'
                $data = $item.MessageData
                if ($data -is [Management.Automation.HostInformationMessage]) {
                    $text = $part + $data.Message
                    $part = ''
                    if ($data.NoNewLine) {
                        $part = $text
                        return
                    }
                } else {
                    $text = [string]$data
                }
            } else {
                # Objects make a table together.
                $null = $held.Add($item)
                $RunbookCall['count'] += 1
                $RunbookCall['last'] = $item
                return
            }
            if ($held.Count -gt 0) {
                foreach ($line in ($held | Microsoft.PowerShell.Utility\Out-String -Stream -Width 120)) {
                    'o' + $line
                }
                $held.Clear()
            }
            foreach ($line in ($text -split '\r?\n')) {
                $kind + $line
            }
        }
        end {
            if ($held.Count -gt 0) {
                foreach ($line in ($held | Microsoft.PowerShell.Utility\Out-String -Stream -Width 120)) {
                    'o' + $line
                }
                $held.Clear()
            }
            if ($part -ne '') {
                'h' + $part
            }
        }
    }
}

# Catches what commands write to the console behind PowerShell's back, where
# that may be a secret.
function Enable-Catch {
    if (-not $Console -or -not (Test-Secret)) {
        return
    }
    $script:Caught = [IO.StringWriter]::new()
    $script:CaughtRest = ''
    $script:Catcher = [IO.TextWriter]::Synchronized($script:Caught)
    $script:ConsoleError = [Console]::Error
    $script:ConsoleOut = [Console]::Out
    [Console]::SetError($Catcher)
    [Console]::SetOut($Catcher)
}

# Shows what was caught. A row that has no end yet waits for the next time.
function Show-Catch([bool]$All) {
    if ($null -eq $ConsoleOut) {
        return
    }
    [Threading.Monitor]::Enter($Catcher)
    try {
        $builder = $script:Caught.GetStringBuilder()
        $new = $builder.ToString()
        $null = $builder.Clear()
    } finally {
        [Threading.Monitor]::Exit($Catcher)
    }
    $text = $CaughtRest + $new
    $script:CaughtRest = ''
    # What asks something has no end.
    if ($new -ne '' -and -not $All) {
        $end = $text.LastIndexOf([char]10) + 1
        $script:CaughtRest = $text.Substring($end)
        $text = $text.Substring(0, $end)
    }
    if ($text -ne '') {
        $ConsoleOut.Write((Hide-Secret $text))
    }
}

# Lets commands write to the console again.
function Disable-Catch {
    if ($null -eq $ConsoleOut) {
        return
    }
    Show-Catch $true
    [Console]::SetError($ConsoleError)
    [Console]::SetOut($ConsoleOut)
    $script:ConsoleOut = $null
}

# Shows what has come from the commands, and keeps what they print.
function Show-Output([object]$Line) {
    $shown = [Text.StringBuilder]::new()
    foreach ($one in $Line.ReadAll()) {
        $text = [string]$one
        if ($text -eq '') {
            continue
        }
        $kind = $text[0]
        $text = $text.Substring(1)
        if ($kind -ceq 'o') {
            $null = $script:Output.Add($text)
        }
        if ($kind -cne 'e') {
            $null = $Printed.Add($text)
        }
        $null = $shown.Append($text).Append($Newline)
    }
    if ($shown.Length -eq 0) {
        return
    }
    $text = Hide-Secret ($shown.ToString())
    if ($null -ne $ConsoleOut) {
        $ConsoleOut.Write($text)
    } else {
        Write-Screen -NoNewline $text
    }
}

# The processes below this one, where the system tells them.
function Find-Child([int]$Process) {
    $tasks = '/proc/' + $Process + '/task'
    if (-not [IO.Directory]::Exists($tasks)) {
        return
    }
    foreach ($thread in [IO.Directory]::GetDirectories($tasks)) {
        $text = ''
        try {
            $text = [IO.File]::ReadAllText([IO.Path]::Combine($thread, 'children'))
        } catch {
            # It has just ended.
            $text = ''
        }
        foreach ($id in ($text.Trim() -split ' ')) {
            if ($id -ne '') {
                [int]$id
                Find-Child ([int]$id)
            }
        }
    }
}

# Ends the commands that are under way, and the programs that they have started.
# Those that still run.
function Close-Command {
    if ($null -eq $script:Shell) {
        return
    }
    $children = @(Find-Child $PID)
    $stop = $script:Shell.BeginStop($null, $null)
    $null = $stop.AsyncWaitHandle.WaitOne(500)
    foreach ($id in $children) {
        try {
            [Diagnostics.Process]::GetProcessById($id).Kill()
        } catch {
            # It has ended by itself.
            continue
        }
    }
    if (-not $stop.AsyncWaitHandle.WaitOne(500)) {
        # It ends with this process.
        $script:Session = $null
    }
    $script:Shell = $null
    foreach ($id in $children) {
        if (Test-Alive $id) {
            $id
        }
    }
}

# Whether a process still runs, where the system tells.
function Test-Alive([int]$Process) {
    try {
        return [IO.File]::ReadAllText('/proc/' + $Process + '/stat') -notmatch '\) [ZX] '
    } catch {
        return $false
    }
}

# Runs a code in the session. Its exit status; nothing where it could not be
# begun.
function Invoke-Code([string]$Name) {
    Open-Session
    if ($Code -ge 0) {
        return $null
    }
    $text = $Codes[$Name]
    $isTest = $Name -notlike '* run *' -and $Name -notlike '* rollback'
    $script:Why = ''
    $script:Output = [Collections.ArrayList]::new()
    $script:Printed = [Collections.ArrayList]::new()
    $file = [IO.Path]::Combine($Folder, 'command.ps1')
    try {
        # An empty line, so that nothing which the code leaves open goes on.
        $lines = @($text, '', '$RunbookCall[''fine''] = $?', '')
        Write-File -Path $file -Text ($lines -join $Newline) -Mark $true
    } catch {
        Write-Problem 'state-unwritable' $file
        Write-Problem 'state-nothing-run'
        $script:Code = 1
        return $null
    }
    $call = @{ 'held' = [Collections.ArrayList]::new(); 'native' = $false; 'end' = $false }
    $call['fine'] = $null
    $call['count'] = 0
    $call['last'] = $null
    $state = $Session.SessionStateProxy
    $state.SetVariable('RunbookFile', $file)
    $state.SetVariable('RunbookCall', $call)
    $state.SetVariable('LASTEXITCODE', $null)
    # Code that looks at how programs ended decides by itself.
    $looks = $text -match '\$\?|\$\{?(?:\w+:)?LASTEXITCODE|&&|\|\|'
    $state.SetVariable('PSNativeCommandUseErrorActionPreference', -not $looks)
    $caught = $isTest -or -not $Attended -or (Test-Secret) -or $Expected.Contains($Name)
    $problem = Invoke-File $caught
    if ($Code -ge 0) {
        return $null
    }
    if ($call['held'].Count -gt 0) {
        foreach ($line in @($call['held'] | Out-String -Stream -Width 120)) {
            Write-Screen (Hide-Secret $line)
        }
    }
    if ($problem -ne '') {
        Write-Failure (Hide-Secret $problem)
        $script:Why = Hide-Secret ($script:Why)
    }
    Clear-File $file
    if ($Session.RunspaceStateInfo.State -ne 'Opened') {
        return 1
    }
    if (-not (Save-Session) -and -not $NotKept) {
        $script:NotKept = $true
        Show-Hint 'w' 'session-not-kept'
    }
    $status = $state.GetVariable('LASTEXITCODE')
    $failed = $status -is [int] -and $status -ne 0
    if ($looks -and $call['fine']) {
        $failed = $false
    }
    if ($failed) {
        return $status
    }
    if ($problem -ne '' -or -not $call['end']) {
        return 1
    }
    # Windows PowerShell takes whatever a program writes to its error stream
    # for a failure.
    if ($call['fine'] -is [bool] -and -not $call['fine'] -and -not $call['native']) {
        return 1
    }
    if ($isTest -and $call['count'] -eq 1 -and $call['last'] -is [bool] -and -not $call['last']) {
        return 1
    }
    # A bare `return` is no answer.
    if ($isTest -and $call['count'] -eq 0 -and $null -eq $call['fine'] -and $null -eq $status) {
        return 1
    }
    return 0
}

# Runs the file that the session knows of, and shows what comes of it. Why it
# ended before its end; empty where it did not.
function Invoke-File([bool]$Caught) {
    $problem = ''
    $shell = [powershell]::Create()
    # An interrupt stops it.
    $script:Shell = $shell
    $shell.Runspace = $Session
    $nothing = [Management.Automation.PSDataCollection[psobject]]::new()
    $nothing.Complete()
    $lines = [Management.Automation.PSDataCollection[psobject]]::new()
    if ($Caught) {
        $null = $shell.AddScript($Pump.ToString(), $false)
        Enable-Catch
    } else {
        # Programs have the terminal only if nothing but this takes their output.
        $null = $shell.AddScript($script:Plain.ToString(), $false)
        $errors = [Management.Automation.Runspaces.PipelineResultTypes]::Error
        $output = [Management.Automation.Runspaces.PipelineResultTypes]::Output
        $shell.Commands.Commands[0].MergeMyResults($errors, $output)
        $null = $shell.AddCommand('Microsoft.PowerShell.Core\Out-Default')
    }
    # Programs inherit it: a later start can tell which are still there.
    [Environment]::SetEnvironmentVariable('RUNBOOKC_ATTEMPT', $Run + '/' + $script:Attempt)
    $call = $shell.BeginInvoke($nothing, $lines)
    while (-not $call.IsCompleted) {
        Show-Output $lines
        Show-Catch $false
        if ($script:Signal.Value) {
            Complete-Interrupt
            return ''
        }
        [Threading.Thread]::Sleep(20)
    }
    try {
        $null = $shell.EndInvoke($call)
    } catch {
        $problem = $_.Exception.GetBaseException().Message
        $cause = $_.Exception.InnerException
        if ($cause -is [Management.Automation.RuntimeException]) {
            $problem = [string]$cause.ErrorRecord
            $place = $cause.ErrorRecord.InvocationInfo
            if ($null -ne $place -and $place.ScriptLineNumber -gt 0) {
                $script:Why = [string]$place.ScriptLineNumber + ': ' + $place.Line.Trim()
            }
        }
    }
    Show-Output $lines
    Disable-Catch
    foreach ($record in $shell.Streams.Error.ReadAll()) {
        $problem = [string]$record
    }
    [Environment]::SetEnvironmentVariable('RUNBOOKC_ATTEMPT', [NullString]::Value)
    Hide-Progress $shell
    $script:Shell = $null
    $shell.Dispose()
    return $problem
}

# Takes bars of progress off the screen that the commands have left there.
function Hide-Progress([powershell]$Shell) {
    if (-not $Attended) {
        return
    }
    $shown = @{}
    foreach ($record in $Shell.Streams.Progress.ReadAll()) {
        $shown[$record.ActivityId] = $record
    }
    foreach ($record in @($shown.Values)) {
        $record.RecordType = 'Completed'
        try {
            $Host.UI.WriteProgress(0, $record)
        } catch {
            $script:Blind = $true
        }
    }
}

# Closes the session, and takes away what was run in it.
function Close-Session {
    if ($null -ne $Session) {
        $Session.Dispose()
    }
    if ($Folder -ne '' -and $null -ne $Lock) {
        Clear-File ([IO.Path]::Combine($Folder, 'command.ps1'))
    }
}
