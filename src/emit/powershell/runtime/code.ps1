# --- Commands

$script:Shell = $null
# What commands put out, and that with what they wrote to the screen; the row that
# has no end yet.
$script:Output = [Text.StringBuilder]::new()
$script:Printed = [Text.StringBuilder]::new()
$script:Unended = ''
# What is said of the place where commands failed.
$script:Why = ''
# When the last command was begun.
$script:CodeSince = [DateTime]::UtcNow
# What is caught of the console, and what the console is then.
$script:Caught = $null
$script:CaughtRest = ''
$script:Catcher = $null
$script:ConsoleError = $null
$script:ConsoleOut = $null

# What the code that runs tells: `fine`, how its last line went; `left`, how it
# was left; `end`, whether it came to an end of its own.
$script:Call = @{}
$script:Engine = $PSVersionTable.PSVersion
# Whether commands run, for what sees the process end.
$script:Busy = [Runtime.CompilerServices.StrongBox[bool]]::new($false)

# Takes what comes on the terminal: programs have it only where nothing but a command
# of this name takes their output. What is held, to make a table together, can be
# shown before its end.
$script:Sink = {
    param([Parameter(ValueFromPipeline = $true)][object]$InputObject)
    process {
        if ($null -eq $RunbookCall['form']) {
            $RunbookCall['form'] = { Microsoft.PowerShell.Core\Out-Default }.GetSteppablePipeline()
            $RunbookCall['form'].Begin($true)
            $RunbookCall['put'] = {
                $form = $RunbookCall['form']
                $RunbookCall['form'] = $null
                $RunbookCall['show'] = $null
                $null = $form.End()
            }
            $RunbookCall['show'] = $RunbookCall['put']
        }
        $null = $RunbookCall['form'].Process($InputObject)
    }
    end {
        if ($RunbookCall['show']) {
            & $RunbookCall['show']
        }
    }
}

# Asks for a line. Where the question is interrupted, there is none: nothing may go on
# without it until what ends the commands has come.
$script:Reader = {
    [CmdletBinding()]
    param(
        [Parameter(Position = 0, ValueFromRemainingArguments = $true)][AllowNull()][object]$Prompt,
        [switch]$AsSecureString, [switch]$MaskInput
    )
    $reply = Microsoft.PowerShell.Utility\Read-Host @PSBoundParameters
    if ($null -eq $reply) {
        Microsoft.PowerShell.Utility\Start-Sleep -Seconds 5
        throw [Management.Automation.PipelineStoppedException]::new()
    }
    return $reply
}

# What runs a file in the session, on the terminal. A `break` outside of a loop
# leaves this one.
$script:Plain = {
    do {
        . $RunbookCall['file']
        $RunbookCall['left'] = $?
        $RunbookCall['end'] = $true
    } while ($false)
}

# What runs it where its output is compared or a secret is covered. What it gives
# is kept for `Show-Output`: output as it is, and other text between marks, with a
# letter for what it is: written to the screen, or else.
$script:Pump = {
    # Rows that show something. Where they are folded or cut off, a part of a secret
    # is not seen to be one: there, they are made wide enough.
    $RunbookCall['rows'] = {
        $rows = @($args[0] | Microsoft.PowerShell.Utility\Out-String -Stream -Width 120)
        $all = $rows -join [char]10
        $bare = $all -replace '\s'
        foreach ($secret in $RunbookCall['covered']) {
            $parted = -not $all.Contains($secret) -and $bare.Contains(($secret -replace '\s'))
            for ($n = 4; $n -lt $secret.Length -and -not $parted; $n += 1) {
                $parted = $all -cmatch ([regex]::Escape($secret.Substring(0, $n)) + '(\u2026|\.\.\.)')
            }
            if ($parted) {
                return ($args[0] | Microsoft.PowerShell.Utility\Out-String -Stream -Width 4096) -replace '\s+$'
            }
        }
        return $rows
    }
    $RunbookCall['put'] = {
        $rows = & $RunbookCall['rows'] ($RunbookCall['held'])
        $RunbookCall['held'].Clear()
        foreach ($row in $rows) {
            $RunbookCall['writer'].WriteLine($row)
        }
    }
    # Shows all that came so far, at once.
    $RunbookCall['show'] = {
        if ($RunbookCall['held'].Count -gt 0) {
            & $RunbookCall['put']
        }
        $RunbookCall['writer'].Write($RunbookCall['mark'] + 's' + $RunbookCall['mark'] + 'o')
        $null = $RunbookCall['asked'].Set()
        $null = $RunbookCall['shown'].WaitOne(1000)
    }
    . {
        do {
            . $RunbookCall['file']
            $RunbookCall['left'] = $?
            $RunbookCall['end'] = $true
        } while ($false)
    } *>&1 | & {
        begin {
            $call = $RunbookCall
            $held = $call['held']
            $writer = $call['writer']
            $count = 0
            $latest = $null
        }
        process {
            $item = $_
            if ($item -is [string]) {
                # Programs put out a great many of these.
                $count++
                $latest = $item
                if ($held.Count) {
                    & $call['put']
                }
                $writer.WriteLine($item)
                return
            }
            $kind = 'e'
            $end = [string][char]10
            if ($item -is [Management.Automation.ErrorRecord]) {
                # Programs write more than errors there.
                if ([string]$item.FullyQualifiedErrorId -like 'NativeCommandError*') {
                    $content = $item.Exception.Message
                } else {
                    $content = ((& $call['rows'] $item) -join [char]10).TrimEnd()
                }
            } elseif ($item -is [Management.Automation.WarningRecord]) {
                $content = 'WARNING: ' + $item.Message
            } elseif ($item -is [Management.Automation.VerboseRecord]) {
                $content = 'VERBOSE: ' + $item.Message
            } elseif ($item -is [Management.Automation.DebugRecord]) {
                $content = 'DEBUG: ' + $item.Message
            } elseif ($item -is [Management.Automation.InformationRecord]) {
                $kind = 'h'
                $data = $item.MessageData
                $content = [string]$data
                if ($data -is [Management.Automation.HostInformationMessage]) {
                    $content = $data.Message
                    if ($data.NoNewLine) {
                        $end = ''
                    }
                }
            } else {
                # Objects make a table together.
                $null = $held.Add($item)
                if ($call['test']) {
                    $null = $call['said'].Add($item)
                }
                $count++
                $latest = $item
                return
            }
            if ($held.Count -gt 0) {
                & $call['put']
            }
            $writer.Write($call['mark'] + $kind + $content + $end + $call['mark'] + 'o')
        }
        end {
            if ($held.Count -gt 0) {
                & $call['put']
            }
            $call['count'] = $count
            $call['last'] = $latest
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

# Takes what others have written.
function Read-Text([IO.StringWriter]$Text, [IO.TextWriter]$Writer) {
    [Threading.Monitor]::Enter($Writer)
    try {
        $builder = $Text.GetStringBuilder()
        $builder.ToString()
        $null = $builder.Clear()
    } finally {
        [Threading.Monitor]::Exit($Writer)
    }
}

# Shows what was caught. A row that has no end yet waits for the next time.
function Show-Catch([bool]$All) {
    if ($null -eq $ConsoleOut) {
        return
    }
    $come = Read-Text $script:Caught $Catcher
    $text = $CaughtRest + $come
    $script:CaughtRest = ''
    # What asks something has no end.
    if ($come -ne '' -and -not $All) {
        $end = $text.LastIndexOf([char]10) + 1
        $script:CaughtRest = $text.Substring($end)
        $text = $text.Substring(0, $end)
    }
    if ($text -ne '') {
        Write-Screen -NoNewline (Hide-Secret $text) -To $ConsoleOut
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

# Sees to it that commands which end this whole process do not end it well.
function Register-End {
    $tree = [Linq.Expressions.Expression]
    $status = $tree::Property($null, [Environment].GetProperty('ExitCode'))
    $runs = $tree::Field($tree::Constant($script:Busy), 'Value')
    $well = $tree::AndAlso($runs, $tree::Equal($status, $tree::Constant(0)))
    $from = $tree::Parameter([object], 'from')
    $inputs = [Linq.Expressions.ParameterExpression[]]@($from, $tree::Parameter([EventArgs], 'what'))
    $body = $tree::IfThen($well, $tree::Assign($status, $tree::Constant(1)))
    [AppDomain]::CurrentDomain.add_ProcessExit($tree::Lambda([EventHandler], $body, $inputs).Compile())
}

# Shows what has come from the commands, and keeps what they print. Where a secret
# may be covered, a row that has no end yet waits for it.
function Show-Output([IO.StringWriter]$Text, [bool]$All) {
    $isAsked = $false
    $come = Read-Text $Text ($script:Call['writer'])
    if ($come -ne '') {
        $kept = [Text.StringBuilder]::new($Unended)
        $isAsked = $come.Contains($script:Call['mark'] + 's')
        foreach ($part in (('o' + $come.Replace("`r`n", $Newline)) -split $script:Call['mark'], 0, 'SimpleMatch')) {
            $kind = $part[0]
            $part = $part.Substring(1)
            if ($kind -ceq 'o') {
                $null = $script:Output.Append($part)
            }
            if ($kind -cne 'e') {
                $null = $Printed.Append($part)
            }
            $null = $kept.Append($part)
        }
        $script:Unended = $kept.ToString()
    }
    $end = $Unended.Length
    if (-not $All -and -not $isAsked -and (Test-Secret)) {
        $end = $Unended.LastIndexOf([char]10) + 1
    }
    $shown = Hide-Secret ($Unended.Substring(0, $end))
    $script:Unended = $Unended.Substring($end)
    if ($null -ne $ConsoleOut) {
        Write-Screen -NoNewline $shown -To $ConsoleOut
    } elseif ($end -gt 0) {
        Write-Screen -NoNewline $shown
    }
    if ($isAsked) {
        Show-Catch $true
        $null = $script:Call['shown'].Set()
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
        $script:Stuck = $true
        if ($Console) {
            # What waits for a key keeps the host to itself.
            $write = { $this.WriteLine($args[0]) }
            $script:Terminal = Microsoft.PowerShell.Utility\Add-Member -InputObject ([Console]::Out) -MemberType 'ScriptMethod' -Name 'WriteErrorLine' -Value $write -PassThru
        }
    } else {
        Hide-Progress $script:Shell
    }
    Reset-Screen
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

# Makes the session stop where something fails, or not. Before PowerShell 7.2, whatever a
# program writes to its error stream would stop it: there, commands are told.
function Initialize-Session {
    $state = $Session.SessionStateProxy
    $isOld = $Engine -lt [version]'7.2'
    $state.SetVariable('PSNativeCommandUseErrorActionPreference', $isOld -or $Engine -ge [version]'7.4')
    $state.SetVariable('ErrorActionPreference', ('Stop', 'Continue')[[int]$isOld])
}

# Runs a code in the session. Its exit status; nothing where it could not be
# begun.
function Invoke-Code([string]$Name) {
    Open-Session
    if ($Code -lt 0) {
        Move-Session ($Session.SessionStateProxy.Path.CurrentLocation.Path)
    }
    if ($Code -ge 0) {
        $script:Unbegun = $true
        return $null
    }
    $text = $Codes[$Name]
    $isTest = $Name -notlike '* run *' -and $Name -notlike '* rollback'
    $script:Why = ''
    if (-not $isTest) {
        $script:HaltedBy = $script:HaltedAt = ''
    }
    $null = $script:Output.Clear()
    $null = $Printed.Clear()
    $file = [IO.Path]::Combine($Folder, 'command-' + $Name.Replace(' ', '-') + '.ps1')
    $call = $script:Call
    $call.Clear()
    $call['file'] = $file
    $call['held'] = [Collections.ArrayList]::new()
    $call['said'] = [Collections.ArrayList]::new()
    $call['count'] = 0
    $call['test'] = $isTest
    $call['mark'] = [string][char]0 + [guid]::NewGuid().ToString()
    $fine = '$RunbookCall[''fine''] = $?'
    if ($Engine -lt [version]'7.2') {
        # There, a program that writes to its error stream is not fine.
        $fine += ' -or ($Error.Count -gt 0 -and $Error[0].FullyQualifiedErrorId -like ''NativeCommandError*'')'
    }
    $isCovered = (Test-Secret) -and -not (Test-OwnScreen ($Name -replace ' .*'))
    $isCaught = $isTest -or -not $Attended -or $isCovered -or (Test-Compared $Name)
    $posed = $text
    if (-not $isTest -and -not (Test-Compared $Name)) {
        $posed = Add-Answer $text
    }
    $call['text'] = Add-Pause (Initialize-Code $posed) $isCaught
    # An empty line, so that nothing which the code leaves open goes on.
    $lines = @($call['text'], '', $fine, '')
    if (-not (Test-Whole $text)) {
        $lines = @($call['text'], '')
    }
    # No command gets what was typed at a question; and none begins after an interrupt.
    Clear-Typed
    if ($Pressed.Value -or $Signal.Value) {
        Show-Interrupt
        return $null
    }
    if (-not (Save-Code $file ($lines -join $Newline)) -or (-not $isTest -and -not (Save-Begin $Name))) {
        Write-Problem 'state-nothing-run'
        $script:Unbegun = $true
        return $null
    }
    $state = $Session.SessionStateProxy
    $state.SetVariable('LASTEXITCODE', $null)
    # A bar of progress could not be covered.
    $bar = $state.GetVariable('ProgressPreference')
    if (Test-Secret) {
        $state.SetVariable('ProgressPreference', 'SilentlyContinue')
        $call['covered'] = $Covered
    }
    $script:CodeSince = [DateTime]::UtcNow
    $script:Trouble = @()
    $isTrial = $state.GetVariable('WhatIfPreference')
    $problem = Invoke-File $isCaught
    if ((Test-Secret) -and $text -notmatch 'ProgressPreference\W*=' -and $Session.RunspaceStateInfo.State -eq 'Opened') {
        $state.SetVariable('ProgressPreference', $bar)
    }
    if ($Code -ge 0) {
        return $null
    }
    Clear-File $file
    $status = $state.GetVariable('LASTEXITCODE')
    $failed = 1
    if ($status -is [int] -and $status -ne 0) {
        $failed = $status
    }
    if ($problem -ne '') {
        # Cmdlets that it came through stand behind it.
        $known = '^(RunbookStatus( -?\d+)?|ProgramExitedWithNonZeroCode)(,|$)'
        if ($null -eq $call['failure'] -or $call['failure'].FullyQualifiedErrorId -cnotmatch $known) {
            $failed = 1
        } elseif ([string]$Matches[2] -ne '') {
            # The status of what was waited for is not that of a program.
            $failed = [int]$Matches[2]
            $problem = 'RunbookStatus'
        }
    } elseif ($call['end'] -and $call['left']) {
        $statement = Get-LastStatement (Get-Tree $text).EndBlock
        $isQuestion = Test-Question $statement
        # It may fail without a word where it says so.
        $isFree = -not $isQuestion -and $statement -match '\s-E(rror)?A(ction)?[\s:]+(Silently|Ignore)'
        if ($call['fine'] -ne $false -or $isFree) {
            $failed = 0
        }
        if ($isTest -and $failed -eq 0) {
            $nothing = $call['count'] -eq 0 -and ($isQuestion -or ($null -eq $call['fine'] -and $null -eq $status))
            $empty = $call['count'] -eq 1 -and '', 'False' -ccontains [string]$call['last']
            if ($statement -match '\b(Count|Length)\W*$') {
                $empty = $call['count'] -eq 1 -and $call['last'] -eq 0
            }
            $script:SaidNo = ''
            $isNo = $call['said'].Where({ Test-No $_ }).Count -gt 0
            if (Test-Kind $statement 'AssignmentStatement') {
                $isNo = $isNo -or (Test-NoValue $statement)
            }
            # Where a program comes last, its status is the answer.
            if ($isNo -or $nothing -or ($empty -and -not (Test-Program $statement))) {
                $failed = 1
                $problem = $script:SaidNo
            }
        }
    }
    $isTried = $failed -eq 0 -and -not $isTest -and $isTrial -and $text -notmatch 'WhatIf' -and $state.GetVariable('WhatIfPreference')
    if ($isTried) {
        # An earlier block has it that nothing is changed, and this one does not mind that: what is
        # not done is not signed as done.
        $failed = 1
        $problem = '$WhatIfPreference = $true'
    }
    if ($failed -ne 0) {
        if (-not $isTried) {
            $script:Why = Get-Place $text $call
        }
        if ($problem -notin '', 'RunbookStatus') {
            $problem = Hide-Secret $problem
            Write-Failure $problem
        }
        # An answer of one line is no failure to tell of.
        if ($script:Why -ne '' -and -not ($isTest -and $text.Trim() -notmatch '\n')) {
            # It is shown as it ran, and kept as it is written.
            $row = (Join-Value -Step ($Name -replace ' .*') -Text $script:Why) -replace '[\x02\x04]'
            $script:Trouble = @(Get-Message @('failed-line', 'check-line')[$isTest] $row)
            Write-Failure $Trouble[0]
        }
        if ($script:Why -eq '' -and $problem -cne 'RunbookStatus') {
            $script:Why = ($problem -split '[\r\n]')[0]
        }
    }
    if ($call['end'] -and $null -eq $call['left']) {
        # It has done away with `$?`, without which nothing tells how others end.
        $Session.Dispose()
    }
    if ($Session.RunspaceStateInfo.State -ne 'Opened') {
        return 1
    }
    $kept = $false
    try {
        $kept = Save-Session
    } catch {
        Write-Failure ($_.Exception.GetBaseException().Message)
    }
    if (-not $kept) {
        # What an earlier command left is not what a later start should begin with.
        Clear-File $SessionFile
    }
    if (-not $kept -and -not $NotKept) {
        $script:NotKept = $true
        Show-Hint 'w' 'session-not-kept'
    }
    return $failed
}

# The names by which something tells how it went, alone or behind others: `TcpTestSucceeded`.
$script:Affirming = 'Success(ful|fully)?', 'Succeeded', 'Passed', 'Healthy', 'Reachable', 'Connected', 'Valid', 'Ok', 'Up', 'Ready', 'Alive', 'Available', 'Online', 'Installed', 'Exists', 'Present', 'Running'

# Whether a name is one of those, and not the contrary.
function Test-Answer([string]$Name) {
    $any = '(' + ($Affirming -join '|') + ')$'
    return $Name -notmatch '(^|_)not_?' -and $Name -cnotmatch 'Not\p{Lu}\p{Ll}*$' -and
        ($Name -match ('(^|_)(is|was|has)?_?' + $any) -or $Name -cmatch ('[a-z0-9]' + $any))
}

# Whether what a check has put out says no: by itself, or by what it tells of itself. Of objects,
# only that counts which tells by its name or its kind how something went. Where nothing does in
# what some code has made for the purpose, no yes can be read in it that says no anywhere.
function Test-No([object]$Stated) {
    if ($null -eq $Stated) {
        return $false
    }
    $base = $Stated.PSObject.BaseObject
    if ($base -is [bool]) {
        return -not $base
    }
    $probed = $Stated
    if ($base -is [Collections.IDictionary]) {
        if ($base.Count -eq 0) {
            return $true
        }
        $probed = [pscustomobject][hashtable]::new($base)
    }
    $isMade = $probed.PSObject.BaseObject -is [Management.Automation.PSCustomObject]
    $isTold = $isDoubted = $false
    foreach ($one in $probed.PSObject.Properties) {
        $kind = [string]$one.TypeNameOfValue
        if ($kind -match '^(System\.)?Bool(ean)?$|^System\.Object$') {
            if ($one.Value -isnot [bool]) {
                continue
            }
            $isNamed = Test-Answer $one.Name
            if ($isNamed -and -not $one.Value) {
                # Whether that is what was asked is for a person to judge.
                $script:SaidNo = "$($one.Name) = $($one.Value)"
                return $true
            }
            $isTold = $isTold -or $isNamed
            $isDoubted = $isDoubted -or -not $one.Value
        } elseif ($kind -match '\.(IPStatus|SocketError)$' -and [string]$one.Value -ne 'Success') {
            return $true
        } elseif ($one.Name -eq 'StatusCode' -and [string]$Stated.PSObject.TypeNames -match 'PingStatus' -and $one.Value -ne 0) {
            return $true
        }
    }
    return $isMade -and $isDoubted -and -not $isTold
}

# Whether what the last line of a check has set a variable to says no. What was thrown away says
# nothing.
function Test-NoValue([object]$Statement) {
    $left = $Statement.Left
    while (Test-Kind $left '(Convert|Attributed)Expression') {
        $left = $left.Child
    }
    if (-not (Test-Kind $left 'VariableExpression') -or (Test-Program $Statement.Right)) {
        return $false
    }
    $path = $left.VariablePath
    if (-not $path.IsVariable -or $path.UserPath -eq 'null') {
        return Test-Question $Statement.Right
    }
    $value = $Session.SessionStateProxy.GetVariable(($path.UserPath -replace '^\w+:'))
    if ($null -eq $value -or [string]$value -eq '') {
        return $true
    }
    if ([string]$Statement -match '\b(Count|Length)\W*$') {
        return $value -eq 0
    }
    return @($value).Where({ Test-No $_ }).Count -gt 0
}

# Writes the file of a code. Whether that went well, in the end.
function Save-Code([string]$Path, [string]$Text) {
    while ($true) {
        try {
            Write-File -Path $Path -Text $Text -Mark $true
            return $true
        } catch {
            if (-not (Read-Retry 'state-unwritable' $Path)) {
                # What is so may be recorded all the same.
                $script:StateLost = $false
                return $false
            }
        }
    }
}

# Records that a code which changes something begins, now that nothing else can keep it
# from that. Whether it does.
function Save-Begin([string]$Name) {
    $step = ($Name -split ' ')[0]
    $before = $Running, $Records[$step]['outcome']
    $kept = $Seq, $Prev, $Pending
    $script:Running = $step
    $script:Attempt += 1
    $script:RunningAs = Get-Attempt
    $script:RunningCode = '-'
    $script:RunningBy = Get-Made $step
    $detail = @{
        'step' = $step
        'hash' = $Hashes[$step]
        'start' = Get-Time
        'phase' = $script:Phase
        'attempt' = $RunningAs
    }
    if ($script:Phase -eq 'rollback') {
        $Records[$step]['outcome'] = 'unknown'
        Add-Pair $detail $Undoing.deed
    } else {
        Add-LeftAside $step
        $UsedWith[$step] = @(Get-Used $step)
        $detail['command'] = [int]$Due
        if ($FirstRun -gt 1) {
            $detail['first'] = $FirstRun
        }
    }
    Save-Pending 'begin' $detail
    $isKept = Save-State
    if ($isKept -and (Add-Evidence $Pending)) {
        return $true
    }
    # Nothing is told of it, but where a part of its line was written.
    $script:Running, $Records[$step]['outcome'] = $before
    $isTorn = $isKept -and (Test-Torn)
    if (-not $isTorn) {
        $script:Seq, $script:Prev, $script:Pending = $kept
    }
    if ($isKept) {
        $null = Save-File $StateFile (Get-StateText)
        $script:StateLost = $isTorn
    }
    return $false
}

# What the programs of the current attempt carry: another number than that of any start before, of
# which one may still be running.
function Get-Attempt {
    return "$Run/$PID-$($script:Attempt)"
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
    $written = [IO.StringWriter]::new()
    $written.NewLine = $Newline
    $script:Call['writer'] = [IO.TextWriter]::Synchronized($written)
    $frame = $script:Plain
    if ($Caught) {
        $frame = $Pump
        Enable-Catch
    }
    if ($script:Call['strict']) {
        # In this, all errors stop what they are in, as elsewhere by the preference.
        $frame = ([string]$frame).Replace('. $RunbookCall[''file'']', 'try { . $RunbookCall[''file''] } catch { throw }')
    }
    $null = $shell.AddScript($frame, $false)
    if (-not $Caught) {
        # Programs have the terminal only if nothing but this takes their output.
        $shell.Commands.Commands[0].MergeMyResults('Error', 'Output')
        $null = $shell.AddCommand('Out-Default')
    }
    # Programs inherit it: a later start can tell which are still there.
    [Environment]::SetEnvironmentVariable('RUNBOOKC_ATTEMPT', (Get-Attempt))
    $question = [Threading.AutoResetEvent]::new($false)
    $script:Call['asked'] = $question
    $script:Call['shown'] = [Threading.AutoResetEvent]::new($false)
    $call = $shell.BeginInvoke($nothing, [Management.Automation.PSDataCollection[psobject]]::new())
    $Busy.Value = $true
    $Pressed.Value = $false
    while (-not $call.IsCompleted) {
        Show-Output $written $false
        Show-Catch $false
        if ($Signal.Value) {
            Complete-Interrupt
            return ''
        }
        $null = $question.WaitOne(20)
        if ($Survived -and $Pressed.Value) {
            break
        }
    }
    if ($Survived) {
        # A program may end by the key before the key is seen here.
        [Threading.Thread]::Sleep(50)
        if ($Pressed.Value) {
            throw [OperationCanceledException]::new()
        }
    }
    try {
        $null = $shell.EndInvoke($call)
    } catch {
        $problem = $_.Exception.GetBaseException().Message
        $cause = $_.Exception.InnerException
        if ($cause -is [Management.Automation.RuntimeException]) {
            $problem = [string]$cause.ErrorRecord
            $script:Call['failure'] = $cause.ErrorRecord
        }
    }
    if ($null -ne $script:Call['form'] -or $script:Call['held'].Count -gt 0) {
        # It failed before its end.
        Invoke-Definition '& $RunbookCall[''put'']'
    }
    $Busy.Value = $false
    Show-Output $written $true
    Disable-Catch
    foreach ($record in $shell.Streams.Error.ReadAll()) {
        $problem = [string]$record
    }
    [Environment]::SetEnvironmentVariable('RUNBOOKC_ATTEMPT', [NullString]::Value)
    Hide-Progress $shell
    Reset-Screen
    $script:Shell = $null
    $shell.Dispose()
    return $problem
}

# Takes bars of progress off the screen that the commands have left there.
function Hide-Progress([powershell]$Shell) {
    if ($Alone) {
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
    if ($null -ne $Presser) {
        [Console]::remove_CancelKeyPress($Presser)
    }
    foreach ($one in $Session, $NextSession) {
        if ($null -ne $one) {
            $one.Dispose()
        }
    }
    Open-Input
    if ($Folder -ne '' -and $null -ne $Lock) {
        # Those of a start that was killed, too.
        foreach ($file in [IO.Directory]::GetFiles($Folder, 'command-*.ps1')) {
            Clear-File $file
        }
    }
}
