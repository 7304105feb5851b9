# --- Commands ---------------------------------------------------------------

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
            }
            elseif ($item -is [System.Management.Automation.ErrorRecord]) {
                # Programs write more than errors there.
                $native = [string]$item.FullyQualifiedErrorId -like 'NativeCommandError*'
                $RunbookCall['native'] = $native
                if ($native) {
                    $text = $item.Exception.Message
                }
                else {
                    $shown = $item | Microsoft.PowerShell.Utility\Out-String -Width 120
                    $text = $shown.TrimEnd()
                }
            }
            elseif ($item -is [System.Management.Automation.WarningRecord]) {
                $text = 'WARNING: ' + $item.Message
            }
            elseif ($item -is [System.Management.Automation.VerboseRecord]) {
                $text = 'VERBOSE: ' + $item.Message
            }
            elseif ($item -is [System.Management.Automation.DebugRecord]) {
                $text = 'DEBUG: ' + $item.Message
            }
            elseif ($item -is [System.Management.Automation.InformationRecord]) {
                $kind = 'h'
                $data = $item.MessageData
                if ($data -is [System.Management.Automation.HostInformationMessage]) {
                    $text = $part + $data.Message
                    $part = ''
                    if ($data.NoNewLine) {
                        $part = $text
                        return
                    }
                }
                else {
                    $text = [string]$data
                }
            }
            else {
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
    if (-not $script:Console -or -not (Test-Secret)) {
        return
    }
    $script:Caught = [System.IO.StringWriter]::new()
    $script:CaughtRest = ''
    $script:Catcher = [System.IO.TextWriter]::Synchronized($script:Caught)
    $script:ConsoleError = [Console]::Error
    $script:ConsoleOut = [Console]::Out
    [Console]::SetError($script:Catcher)
    [Console]::SetOut($script:Catcher)
}

# Shows what was caught. A row that has no end yet waits for the next time.
function Show-Catch {
    param([bool]$All)

    if ($null -eq $script:ConsoleOut) {
        return
    }
    [System.Threading.Monitor]::Enter($script:Catcher)
    try {
        $builder = $script:Caught.GetStringBuilder()
        $new = $builder.ToString()
        $null = $builder.Clear()
    }
    finally {
        [System.Threading.Monitor]::Exit($script:Catcher)
    }
    $text = $script:CaughtRest + $new
    $script:CaughtRest = ''
    # What asks something has no end.
    if ($new -ne '' -and -not $All) {
        $end = $text.LastIndexOf([char]10) + 1
        $script:CaughtRest = $text.Substring($end)
        $text = $text.Substring(0, $end)
    }
    if ($text -ne '') {
        $script:ConsoleOut.Write((Hide-Secret $text))
    }
}

# Lets commands write to the console again.
function Disable-Catch {
    if ($null -eq $script:ConsoleOut) {
        return
    }
    Show-Catch $true
    [Console]::SetError($script:ConsoleError)
    [Console]::SetOut($script:ConsoleOut)
    $script:ConsoleOut = $null
}

# Shows what has come from the commands, and keeps what they print.
function Show-Output {
    param([object]$Line)

    $shown = [System.Text.StringBuilder]::new()
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
            $null = $script:Printed.Add($text)
        }
        $null = $shown.Append($text).Append($script:Newline)
    }
    if ($shown.Length -eq 0) {
        return
    }
    $text = Hide-Secret ($shown.ToString())
    if ($null -ne $script:ConsoleOut) {
        $script:ConsoleOut.Write($text)
    }
    else {
        Write-Screen -NoNewline $text
    }
}

# The processes below this one, where the system tells them.
function Find-Child {
    param([int]$Process)

    $folder = '/proc/' + $Process + '/task'
    if (-not [System.IO.Directory]::Exists($folder)) {
        return
    }
    foreach ($thread in [System.IO.Directory]::GetDirectories($folder)) {
        $text = ''
        try {
            $text = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($thread, 'children'))
        }
        catch {
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
    $left = @()
    foreach ($id in $children) {
        try {
            $process = [System.Diagnostics.Process]::GetProcessById($id)
            $process.Kill()
            if (-not $process.WaitForExit(300)) {
                $left += $id
            }
        }
        catch {
            # It has ended by itself.
            continue
        }
    }
    if (-not $stop.AsyncWaitHandle.WaitOne(500)) {
        # It ends with this process.
        $script:Session = $null
    }
    $script:Shell = $null
    return $left
}

# Runs a code in the session. Its exit status; nothing where it could not be
# begun.
function Invoke-Code {
    param([string]$Name)

    Open-Session
    if ($script:Code -ge 0) {
        return $null
    }
    $code = $script:Codes[$Name]
    $isTest = $Name -notlike '* run *' -and $Name -notlike '* rollback'
    $script:Why = ''
    $script:Output = [System.Collections.ArrayList]::new()
    $script:Printed = [System.Collections.ArrayList]::new()
    $file = [System.IO.Path]::Combine($script:Folder, 'command.ps1')
    try {
        # An empty line, so that nothing which the code leaves open goes on.
        $lines = @($code, '', '$RunbookCall[''fine''] = $?', '')
        Write-File -Path $file -Text ($lines -join $script:Newline) -Mark $true
    }
    catch {
        Write-Problem (Get-Message 'state-unwritable' $file)
        Write-Problem (Get-Message 'state-nothing-run')
        $script:Code = 1
        return $null
    }
    $call = @{ 'held' = [System.Collections.ArrayList]::new(); 'native' = $false; 'end' = $false }
    $call['fine'] = $null
    $call['count'] = 0
    $call['last'] = $null
    $state = $script:Session.SessionStateProxy
    $state.SetVariable('RunbookFile', $file)
    $state.SetVariable('RunbookCall', $call)
    $state.SetVariable('LASTEXITCODE', $null)
    # Code that looks at how programs ended decides by itself.
    $looks = $code -match '\$\?|\$\{?(?:\w+:)?LASTEXITCODE|&&|\|\|'
    $state.SetVariable('PSNativeCommandUseErrorActionPreference', -not $looks)
    $caught = $isTest -or -not $script:Attended -or (Test-Secret) -or $script:Expected.ContainsKey($Name)
    $problem = Invoke-File $caught
    if ($script:Code -ge 0) {
        return $null
    }
    if ($call['held'].Count -gt 0) {
        foreach ($line in @($call['held'] | Out-String -Stream -Width 120)) {
            Write-Screen (Hide-Secret $line)
        }
    }
    if ($problem -ne '') {
        Write-Problem (Hide-Secret $problem)
        $script:Why = Hide-Secret ($script:Why)
    }
    Clear-File $file
    if ($script:Session.RunspaceStateInfo.State -ne 'Opened') {
        return 1
    }
    if (-not (Save-Session) -and -not $script:NotKept) {
        $script:NotKept = $true
        Write-Hint 'w' (Get-Message 'session-not-kept')
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
function Invoke-File {
    param([bool]$Caught)

    $problem = ''
    $shell = [powershell]::Create()
    # An interrupt stops it.
    $script:Shell = $shell
    $shell.Runspace = $script:Session
    $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing.Complete()
    $lines = [System.Management.Automation.PSDataCollection[psobject]]::new()
    if ($Caught) {
        $null = $shell.AddScript($script:Pump.ToString(), $false)
        Enable-Catch
    }
    else {
        # Programs have the terminal only if nothing but this takes their output.
        $null = $shell.AddScript($script:Plain.ToString(), $false)
        $errors = [System.Management.Automation.Runspaces.PipelineResultTypes]::Error
        $output = [System.Management.Automation.Runspaces.PipelineResultTypes]::Output
        $shell.Commands.Commands[0].MergeMyResults($errors, $output)
        $null = $shell.AddCommand('Microsoft.PowerShell.Core\Out-Default')
    }
    $call = $shell.BeginInvoke($nothing, $lines)
    while (-not $call.IsCompleted) {
        Show-Output $lines
        Show-Catch $false
        if ($script:Signal.Value) {
            Complete-Interrupt
            return ''
        }
        [System.Threading.Thread]::Sleep(20)
    }
    try {
        $null = $shell.EndInvoke($call)
    }
    catch {
        $problem = $_.Exception.GetBaseException().Message
        $cause = $_.Exception.InnerException
        if ($cause -is [System.Management.Automation.RuntimeException]) {
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
    Hide-Progress $shell
    $script:Shell = $null
    $shell.Dispose()
    return $problem
}

# Takes bars of progress off the screen that the commands have left there.
function Hide-Progress {
    param([powershell]$Shell)

    if (-not $script:Attended) {
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
        }
        catch {
            $script:Blind = $true
        }
    }
}

# Closes the session, and takes away what was run in it.
function Close-Session {
    if ($null -ne $script:Session) {
        $script:Session.Dispose()
    }
    if ($script:Folder -ne '' -and $null -ne $script:Lock) {
        Clear-File ([System.IO.Path]::Combine($script:Folder, 'command.ps1'))
    }
}
