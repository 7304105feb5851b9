# --- Routines

$script:ExitStatus = ''
$script:Phase = 'check'
# Who says that the commands have done it.
$script:RunBy = 'command'
# What the current attempt is: since when, which command is due, and its number; and
# what the one was whose end is not known.
$script:RunningSince = $script:RunningAs = ''
# `halted` where the operator has ended it, and has not said yet what came of it.
$script:RunningCode = '-'
# What its step's commands and its roll-back are known by; of what an earlier start did, of then.
$script:RunningBy = ''
$script:MadeThen = $null
$script:Due = '1'
$script:Attempt = 0
# How a step is asked about of which the operator has ended a command, and whether it goes
# on with the next one.
$script:Halted = ''
$script:GoesOn = $false
# That it was so, and when.
$script:HaltedBy = ''
$script:HaltedAt = ''
# Who says that a step is done that is checked.
$script:Claimed = ''
# What sees Ctrl-C: what has stopped PowerShell once does not stop it again. Whether it
# has.
$script:Presser = $null
$script:Survived = $false
# The numbers of the first command that an attempt runs, and of the last, where what was
# done is checked.
$script:FirstRun = 1
$script:LastRun = 0
# What commands should print, by step and purpose.
$script:Expected = @{}
# The commands that the words of their step refer to.
$Referred = @{}

# Whether what a command prints is held against what it should print. What is another one each
# time is only shown.
function Test-Compared([string]$Name) {
    return $Expected.Contains($Name) -and -not $Expected[$Name]['changes']
}

${Alias:Check} = 'Add-Check'
${Alias:Run} = 'Add-Run'
${Alias:Verify} = 'Add-Verify'
${Alias:Undo} = 'Add-Undo'

# A record belongs to the step above it; how many are run there.
$RunOf = @{}

function Add-Check {
    $Codes[$Asked[-1] + ' check'] = Get-RecordText $args
}

function Add-Run {
    $RunOf[$Asked[-1]] += 1
    $Codes[(Get-LastRun)] = Get-RecordText $args
}

# The name of the command above.
function Get-LastRun {
    return $Asked[-1] + ' run ' + $RunOf[$Asked[-1]]
}

function Add-Verify {
    $Codes[$Asked[-1] + ' verify'] = Get-RecordText $args
}

function Add-Undo {
    $Codes[$Asked[-1] + ' rollback'] = Get-RecordText $args
}

# Marks a step that may have run.
function Register-Unknown([string]$Step) {
    if ($Codes.Contains($Step + ' run 1')) {
        $Records[$Step]['outcome'] = 'unknown'
        $Records[$Step]['reason'] = '-'
    }
}

# What has become of a step whose text has changed since is not known of the changed one
# either.
function Register-Changed {
    foreach ($step in @($Asked).Where({ (Get-Outcome $_) -eq 'unchecked' -and -not $Codes.Contains("$_ verify") })) {
        # Nothing here tells of what it did.
        Register-Unknown $step
    }
    if (@(foreach ($past in $PastSteps) { $past.outcome -replace '^gone-' }) -contains 'unknown') {
        foreach ($step in $NewSteps) {
            Register-Unknown $step
        }
    }
}

# What the steps run, as the evidence has it.
function Add-CodeList([hashtable]$Detail) {
    $Detail.codes = @(
        foreach ($name in $Codes.Keys) {
            $id, $purpose = $name -split ' ', 2
            , @($id, $purpose, (Hide-Secret $Codes[$name]))
        }
    )
    $made = @(
        foreach ($step in @($Asked).Where({ (Get-Made $_) -ne '' })) {
            , @($step, (Get-Made $step))
        }
    )
    if ($made.Count -gt 0) {
        $Detail.deeds = $made
    }
    # The article says it for all of its steps.
    $script:Goes = Test-Flag $id 'continues'
    if ($Goes) {
        $Detail.failures = 'continue'
    }
}

# Whether the current step has a code of this kind: `check`, `run 1`, `run 2`
# and so on, `verify` or `rollback`.
function Test-Code([string]$Kind) {
    return $Codes.Contains($Current + ' ' + $Kind)
}

# Begins a step that nothing has run of yet: how it is asked about.
function Get-Question {
    if ($Halted -ne '') {
        return $Halted
    }
    $script:ExitStatus = ''
    $script:Phase = 'check'
    if ((Get-Outcome $Current) -eq 'unknown') {
        return 'unknown'
    }
    if (Test-Code 'run 1') {
        return 'command'
    }
    return 'manual'
}

# The answers to a question of some kind, and the question; nothing where it is
# about a step without commands.
function Get-Choice([string]$Kind) {
    $choice = @('d', 'answer-done', 'f', 'answer-failed', 's', 'answer-skip')
    $others = $ValueChoice + @('n', 'answer-note', 'q', 'answer-quit')
    if ($Kind -eq 'command') {
        # One that has failed, at an earlier start or before a section apart, can be left at that.
        $failed = @(@(), @('f', 'answer-failed'))[(Get-Outcome $Current) -in 'failed', 'undone', 'unchecked']
        $undo = @()
        if ((Get-Outcome $Current) -eq 'failed') {
            $failed += @(Get-ApartChoice)
        }
        if (-not (Test-Handled $Current)) {
            # Of one that is over, it was offered just before.
            $undo = @(Get-UndoChoice)
        }
        $key, $question = 'answer-execute', 'question-command'
        if ((Get-Outcome $Current) -eq 'unchecked') {
            $key, $question = 'answer-check', 'question-unchecked'
        }
        return @((@('r', $key, 'd', 'answer-done') + $failed + $undo + (-split 's answer-skip b answer-back') + @(Get-JumpChoice) + @(Get-WayChoice) + $others), (Get-Message $question))
    }
    if ((Test-Code 'run 1') -or $Kind -eq 'failed') {
        $choice = @('r', 'answer-again') + $choice
    }
    if ($Kind -eq 'unknown') {
        $choice += @(Get-UndoChoice)
        $question = 'question-unknown'
        if (Test-Undoing $Current) {
            $question = 'question-undo-unknown'
            $choice = $choice -creplace '^d$', 'w' -replace '^answer-done$', 'answer-undone'
        }
        return @(($choice + $others), (Get-Message $question))
    }
    if ($Kind -eq 'failed') {
        if (Test-OwnUndo $Current) {
            $choice += @('u', 'answer-undo')
        }
        $choice += @(Get-ApartChoice)
        return @(($choice + $others), (Get-Message 'question-failed'))
    }
}

# Ends the run after a failure that nobody is there to look at.
function Exit-Failed {
    if (-not $Attended -and $Code -lt 0) {
        Write-Problem 'step-failed' $Current
        Show-Apart
        $script:Code = 1
    }
}

# A step, and the values with which began what is not known of it.
function Get-BegunName([string]$Step) {
    $lines = @()
    if (Test-Undoing $Step) {
        $lines = @(Find-Doubt $Step $Hashes[$Step]).ForEach({ $_.values })
    } elseif ((Get-Outcome $Step) -eq 'unknown') {
        $lines = $UsedWith[$Step]
    }
    $pairs = Get-PairText $lines
    return $Step + @(" ($pairs)", '')[$pairs -eq '']
}

# Says what is needed where nobody knows how a step ended. Whether it is so.
function Exit-Unknown {
    if ((Get-Outcome $Current) -ne 'unknown') {
        return $false
    }
    if ($Refused -ceq $Current) {
        return $true
    }
    if (Test-Undoing $Current) {
        Write-Problem 'undo-needs-person' @($Current, ($Current + '.unknown = undone'))
    } else {
        Write-Problem 'unknown-needs-person' @((Get-BegunName $Current), ($Current + '.unknown = done'))
    }
    return $true
}

# Takes it that a step was done by hand, if that is right. Whether it is handled.
function Confirm-Done([string]$Kind, [string]$By) {
    $checks = $Kind -ne 'unknown'
    if ($Kind -eq 'unknown') {
        $checks = (Test-Code 'verify') -and -not (Test-Otherwise $Current)
    }
    if ($By -eq 'operator' -and ($Kind -eq 'failed' -or -not $checks)) {
        $why = Read-Reason 'ask-done-reason'
        if ($why -eq '') {
            return $false
        }
        Save-Outcome -Step $Current -Outcome 'done' -By $By -Reason $why -Status $ExitStatus
        return Test-Handled $Current
    }
    $script:Told = @{}
    $script:LastRun = 0
    if ($checks -and (Test-Code 'verify') -and (-not (Request-Value $Current) -or -not (Invoke-Verify $By))) {
        return $false
    }
    return Save-Done $By
}

# Does a step by its commands. Whether it is handled.
function Invoke-Routine {
    if (-not (Request-Value $Current) -or -not (Invoke-Run)) {
        return $false
    }
    Add-Deed $Current
    Save-Outcome -Step $Current -Outcome 'done' -By $RunBy -Status $ExitStatus -Reason $script:Why
    $script:Told = @{}
    return $true
}

# Begins what is told of an attempt, at a command.
function Initialize-Attempt([int]$Number) {
    $script:FirstRun = $Number
    $script:LastRun = 0
    $script:Told = @{}
    if ($FirstRun -gt 1) {
        $script:Told['first'] = $FirstRun
    }
}

# Runs the commands of a step, from the one that is due, and records that each
# begins. Whether all went well; where it did not, that is recorded too.
function Invoke-Run {
    if ((Get-Outcome $Current) -eq 'unchecked') {
        $script:Begun = Get-Time
        $script:RunBy = 'command'
        $script:ExitStatus = @($Records[$Current].status, '0')[$Records[$Current].status -eq '-']
        Initialize-Attempt ($RunOf[$Current] + 1)
        return Invoke-Verify
    }
    if (-not $GoesOn) {
        $script:Begun = $script:RunningSince = Get-Time
        $script:RunBy = 'command'
        $script:Due = $Records[$Current]['again']
        if (-not (Test-Code ('run ' + $Due))) {
            # The commands may be others since.
            $script:Due = '1'
        }
        Initialize-Attempt $Due
        Write-Screen ''
        Show-Hint 'f' 'step-running'
    }
    # Where it goes on, what was asked meanwhile has begun nothing.
    $script:Begun = $script:RunningSince
    $script:GoesOn = $false
    $script:Phase = 'run'
    while (Test-Code ('run ' + $Due)) {
        $name = $Current + ' run ' + $Due
        $status = Invoke-Code $name
        if ($null -eq $status) {
            if ($Running -ne '') {
                # Those before it have run.
                $script:Due = [string]([int]$Due - 1)
                Save-Attempt -Step $Current -Phase 'run' -Result 'done' -Status $ExitStatus
            }
            return $false
        }
        $script:ExitStatus = [string]$status
        if ($status -ne 0) {
            Show-Ill (Get-StatusText $ExitStatus)
            Save-Attempt -Step $Current -Phase 'run' -Result 'failed' -Status $ExitStatus -Reason $script:Why
            return $false
        }
        if ((Test-Compared $name) -and -not (Test-Output $name)) {
            $reason = Get-Message 'output-differs'
            $script:Trouble = @($reason)
            Save-Attempt -Step $Current -Phase 'run' -Result 'failed' -Status $ExitStatus -Reason $reason
            return $false
        }
        Show-Well
        if ($Expected.Contains($name) -and -not (Test-Compared $name)) {
            Show-Uncompared
        }
        $script:Due = [string](1 + [int]$Due)
    }
    $script:LastRun = [int]$Due - 1
    if (-not (Test-Code 'verify')) {
        return $true
    }
    # Whatever becomes of the check, what the commands came to is known.
    $ran = @{ outcome = 'unchecked'; start = $Begun; status = $ExitStatus; again = '1' }
    $ran.end = Get-EndTime
    $ran.reason = @((Get-KeptReason $Current $HaltedBy), '-' -ne '')[0]
    $script:Records[$Current] = $ran
    $script:Running = ''
    Add-Deed $Current
    $null = Save-State
    if (-not (Invoke-Verify)) {
        return $false
    }
    if ($HaltedBy -ne '') {
        $script:Why = $HaltedBy
    }
    return $true
}

# Records what the commands of a step came to whose check did not pass.
function Register-Ran([string]$Step) {
    $record = $Records[$Step]
    if ($record.outcome -ne 'unchecked' -or $record.status -eq '-') {
        return
    }
    $detail = $Told + @{
        'step' = $Step
        'hash' = $Hashes[$Step]
        'start' = $record.start
        'end' = $record.end
        'phase' = 'run'
        'result' = 'done'
        'command' = $RunOf[$Step]
    }
    if ($record.status -match '[0-9]') {
        $detail['status'] = [int]$record.status
    }
    if ($record.reason -ne '-') {
        $detail['reason'] = $record.reason
        $detail['by'] = 'operator'
    }
    $record.status = '-'
    $script:Told = @{}
    $script:Begun = $record.end
    $script:LastRun = 0
    Register-Event 'attempt' $detail
}

# That a command went well, and how long it took.
function Show-Well {
    Write-Hint 'n' (Get-Message 'command-ok' (Get-Span $CodeSince))
}

# That it did not, and how long it took.
function Show-Ill([string]$Text) {
    $script:Trouble += $Text + ' (' + (Get-Span $CodeSince) + ')'
    Write-Hint 'x' $Trouble[-1]
}

# Checks the result of a step, where it has a check. Whether it is right.
function Invoke-Verify([string]$By = '') {
    if (-not (Test-Code 'verify')) {
        return $true
    }
    $script:Phase = 'verify'
    $script:Claimed = $By
    Show-Hint 'f' 'verifying'
    $status = Invoke-Code ($Current + ' verify')
    if ($null -eq $status) {
        return $false
    }
    if ($status -eq 0) {
        Show-Well
        return $true
    }
    $reason = Get-Message 'verify-failed' $status
    Show-Ill $reason
    $script:ExitStatus = [string]$status
    $why = ($reason, (Get-LineText $script:Why)).Where({ $_ -ne '' }) -join ' '
    Save-Attempt -Step $Current -Phase 'verify' -Result 'failed' -Status $ExitStatus -Reason $why
    return $false
}

# Whether a step turns out to be done already; that is recorded.
function Invoke-Check {
    if ($Halted -ne '') {
        # It was asked before.
        $script:Halted = ''
        return $false
    }
    if (-not (Test-Code 'check') -or (Get-Outcome $Current) -eq 'unchecked' -or -not (Request-Value $Current)) {
        return $false
    }
    Write-Screen ''
    Show-Hint 'f' 'checking'
    if ((Invoke-Code ($Current + ' check')) -ne 0 -or $Code -ge 0) {
        return $false
    }
    Show-Hint 'n' 'step-already-done'
    Save-Outcome -Step $Current -Outcome 'already-done' -By 'command' -Status '0'
    return $true
}

# How a command has ended. Installers have gone well with some of what is no success elsewhere:
# whether that is so here is for a person to say.
function Get-StatusText([string]$Status) {
    $text = Get-Message 'command-failed' $Status
    if ($Status -eq '3010') {
        $text += ' ' + (Get-Message 'status-3010')
    } elseif ($Status -eq '1641') {
        $text += ' ' + (Get-Message 'status-1641')
    }
    return $text
}

# Why a step has failed.
function Get-Failure([string]$Step) {
    $record = $Records[$Step]
    if ($record['reason'] -notin '', '-') {
        return $record['reason']
    }
    return Get-StatusText $record['status']
}

# The programs that steps still to be done call and that are not there, each with the
# first step that does.
function Find-Missing {
    $seen = @{ '' = $true }
    for ($n = $First; $n -le $Last; $n += 1) {
        $step = $Asked[$n]
        if ((Test-Handled $step) -or (Test-Passed $step)) {
            continue
        }
        foreach ($tool in @(Get-FlagList $step 'calls')) {
            if (-not $seen.Contains($tool) -and @(Get-Command -Name $tool -ErrorAction 'SilentlyContinue').Count -eq 0) {
                "$tool ($step)"
            }
            $seen[$tool] = $true
        }
    }
}

# Says what of them is missing. Their names, where anything is.
function Show-Missing {
    $missing = @(Find-Missing)
    if ($missing.Count -eq 0) {
        return ''
    }
    Write-Screen ''
    Write-Hint 'w' (Get-Message 'needs-tools' ($missing -join ', '))
    if ($Alone -and -not $Given.Contains('tools')) {
        Write-Problem 'tools-answer' 'tools = ignore'
    }
    return $missing -join ',' -replace ' '
}

# Says which step ran when the run was last seen.
function Show-Running {
    foreach ($old in $OldSteps) {
        if ($old.id -ceq $RunningWas) {
            $name = Get-LeftName (@($old.is, ('*' + $old.id) -ne '')[0])
            Write-Screen ('  ' + $name + '  ' + (Get-OutcomeName 'unknown'))
        }
    }
}

# What is said of a step that runs just now: what holds the lock on this machine is alive.
function Get-RunningName([string]$Step, [string]$Holder) {
    if ($Running -ceq $Step -and $RunningCode -ne 'halted' -and (Test-Holder $Holder $LockFile)) {
        $null, $machine, $null, $name = Split-Lock $Holder
        if (Test-Here $machine) {
            return Get-Message 'outcome-running' @((Get-Clock $RunningSince), ($name -replace '@[^@]*$'))
        }
    }
}

# Says where what the next start restores is from before the command that ran then.
function Show-Older {
    $saved, $kept = ($SessionFile, $StateFile).ForEach({ [IO.File]::GetLastWriteTimeUtc($_) })
    if ($Running -ne '' -and [IO.File]::Exists($SessionFile) -and $saved -lt $kept) {
        Show-Message 'session-older' $Running
    }
}

# The line of the state that tells which command runs.
function Get-RunningLine {
    $step, $hash = $Running, ''
    if ($null -ne $GoneRunning) {
        $step, $hash = $GoneRunning.id, $GoneRunning.hash
    }
    if ($step -ne '') {
        "running $step $Due $RunningAs $RunningSince $PID $RunningCode $FirstRun $hash"
        "running-by $RunningBy"
    }
}

# Takes what that line tells.
function Read-Running([string]$Text) {
    $field = @($Text -split ' ') + @(1) * 7
    $script:Running, $script:Due, $script:RunningAs, $script:RunningSince = $field[0..3]
    $script:RunningCode = ('-', 'halted')[$field[5] -ceq 'halted']
    $script:FirstRun = [int]($field[6] -replace '[^0-9]')
    if ($field[7] -cmatch '^[0-9a-f]{16}$') {
        # That it is no more in the article was found by an earlier start.
        $script:GoneRunning = [pscustomobject]@{ id = $Running; hash = $field[7] }
        $script:Running = ''
    }
}

# Records what becomes of the step that ran when the run was last seen: it had
# begun and never reported its end.
function Restore-Running {
    $step = $Running
    $script:Running = ''
    $phase = 'run'
    if ($Due -eq '0') {
        $phase = 'rollback'
    }
    if ($null -ne $GoneRunning) {
        $detail = @{
            'step' = $GoneRunning.id
            'hash' = $GoneRunning.hash
            'start' = $RunningSince
            'end' = Get-Time
            'phase' = $phase
            'result' = 'unknown'
        }
        if ($phase -eq 'run') {
            $detail['command'] = [int]$Due
        } else {
            Add-Pair $detail (Find-Doubt $GoneRunning.id $GoneRunning.hash)
        }
        $step = '*' + $GoneRunning.id
        $script:GoneRunning = $null
        $script:Remains += "$step $RunningAs -"
        Register-Event 'attempt' $detail
    } elseif ($step -ne '') {
        $script:Begun = $RunningSince
        Initialize-Attempt $FirstRun
        $script:Remains += "$step $RunningAs -"
        $why = ''
        if ($RunningCode -eq 'halted') {
            $why = Get-Message 'halted-by-operator'
        }
        if ($phase -eq 'rollback') {
            $why = ($why + ' ' + (Get-Message 'undo-unknown')).Trim()
        }
        $script:MadeThen = $RunningBy
        $script:AsBegun = $step
        Save-Attempt -Step $step -Phase $phase -Result 'unknown' -Reason $why
        $script:MadeThen = $null
        $script:AsBegun = ''
    }
    foreach ($one in $Asked) {
        Register-Ran $one
    }
    Show-Remain
}

# Whether what the answers file says of a step whose end is not known cannot be taken, since what
# its attempts have started still runs; that is said.
function Test-Refused([string]$Of = $Current, [string]$Name = $Of) {
    foreach ($one in $Remains) {
        $step, $mark = $one.TrimStart([char]42) -split ' '
        $alive = @()
        if ($step -ceq $Of) {
            $alive = @(Find-Left $mark[0])
        }
        if ($alive.Count -gt 0) {
            Write-Problem 'unknown-still-running' @($Name, ($alive -join ', '))
            return $true
        }
    }
    return $false
}

# What moved in the article is known by its new id; an asterisk stands before what is no more there.
function Move-Remain {
    $script:Remains = @(
        foreach ($one in $Remains) {
            $id, $rest = $one -split ' ', 2
            $old = @($OldSteps).Where({ $_.id -ceq $id -and $_.is -ne '' })
            if ($old.Count -gt 0) {
                $old[0].is + ' ' + $rest
            } else {
                '*' + $id.TrimStart([char]42) + ' ' + $rest
            }
        }
    )
}

# The name of what it has left.
function Get-LeftName([string]$Step) {
    if ($Step[0] -eq [char]42) {
        return Get-Message 'step-in-earlier' $Step.Substring(1)
    }
    return $Step
}

# Says which programs still run, of commands that never reported their end, and forgets
# those that do not.
function Show-Remain {
    $kept = @()
    foreach ($one in $Remains) {
        $step, $mark = $one -split ' '
        $alive = @(Find-Left $mark[0])
        if ($alive.Count -gt 0) {
            Show-Message 'step-still-running' @((Get-LeftName $step), ($alive -join ', '))
            $kept += $one
        }
    }
    $script:Remains = $kept
}

# The programs that the commands of an attempt have started and that still run, where
# the system tells.
function Find-Left([string]$Of) {
    $mark = 'RUNBOOKC_ATTEMPT=' + $Of + [char]0
    foreach ($process in [Diagnostics.Process]::GetProcesses()) {
        try {
            $text = [IO.File]::ReadAllText('/proc/' + $process.Id + '/environ')
        } catch {
            # It has ended, is another's, or there is no such file here.
            continue
        }
        if ($text.Contains($mark)) {
            $process.Id
        }
    }
}

# Ends what an interrupt has caught in the middle, and records it.
function Complete-Command {
    $Busy.Value = $false
    Disable-Catch
    $wasBusy = $null -ne $script:Shell
    $left = @(Close-Command)
    if ($wasBusy) {
        # Some may have left the tree of processes.
        $left = @($left + @(Find-Left (Get-Attempt)) | Microsoft.PowerShell.Utility\Sort-Object -Unique)
    }
    $why = ''
    if ($left.Count -gt 0) {
        $step = Get-RunningStep
        $script:Remains += "$step $(Get-Attempt) -"
        $why = Get-Message 'step-still-running' @($step, ($left -join ', '))
    }
    $still = $kept = $why
    $came = $HaltedBy
    if ($wasBusy) {
        $came = Get-Message 'signal-came' ('INT', 'TERM', 'HUP')[[int]$Signal.Value + [int]$HangUp.Value]
    }
    $why = ($came, $why).Where({ $_ -ne '' }) -join ' '
    if ($script:Phase -eq 'rollback') {
        $doubt = Get-Message 'undo-unknown'
        $why = ($why, $doubt).Where({ $_ -ne '' }) -join ' '
        $kept = ($kept, $doubt).Where({ $_ -ne '' }) -join ' '
    }
    if ($Entered -and $Running -ne '') {
        # What came is in the evidence; the state keeps what is still to be known.
        Save-Attempt -Step $Running -Phase $script:Phase -Result 'interrupted' -Reason $why -Kept $kept
    } elseif ($Entered -and $wasBusy -and $script:Phase -eq 'verify') {
        Save-Attempt -Step $Current -Phase 'verify' -Result 'interrupted' -Reason $why
    }
    if ($still -ne '') {
        Write-Trouble $still
    }
}

# Has Ctrl-C noted.
function Register-Press {
    if ($Console -and $Attended) {
        $tree = [Linq.Expressions.Expression]
        $from = $tree::Parameter([object], 'from')
        $what = $tree::Parameter([ConsoleCancelEventArgs], 'what')
        $script:Presser = Get-Handler -Handler ([ConsoleCancelEventHandler]) -Box $Pressed -Parameter @($from, $what)
        [Console]::add_CancelKeyPress($Presser)
    }
}

# Goes on with the steps after a command that the operator has ended.
function Resume-Range {
    while ($Code -lt 0 -and (Resume-Halted)) {
        try {
            if ($null -ne $Offered) {
                # What else can be rolled back is offered, too.
                $script:Offered--
                Exit-Run
            } else {
                Invoke-Range
            }
        } catch [OperationCanceledException] {
            # The next command was ended.
            continue
        } catch {
            Write-ScriptFailure ($_.Exception.Message)
        }
    }
}

# Whether the run goes on after a command that the operator has ended with Ctrl-C,
# from what came of it. Where a line was read, the host itself has seen the key, and may
# still read: then no question would get its answer.
function Resume-Halted {
    if ($null -eq $script:Shell -or $Signal.Value -or -not ($Console -and $Attended)) {
        return $false
    }
    for ($n = 0; $n -lt 20 -and -not $Pressed.Value; $n++) {
        # Whoever has stopped PowerShell may see the key first.
        [Threading.Thread]::Sleep(10)
    }
    if (-not $Pressed.Value) {
        return $false
    }
    $script:Survived = $true
    $Busy.Value = $false
    Disable-Catch
    $left = @(Close-Command)
    $Pressed.Value = $false
    if ($Stuck) {
        return $false
    }
    Clear-Lent
    if ($left.Count -gt 0) {
        Show-Message 'step-still-running' @((Get-RunningStep), ($left -join ', '))
    }
    if ($script:Phase -ne 'rollback') {
        $script:Halted = 'command'
        $Forced[$Current] = 'halted'
    }
    if ($script:Phase -eq 'check') {
        return $true
    }
    $answer = 'f'
    # What is thought about it is no time of its own.
    $script:HaltedAt = Get-Time
    $script:HaltedBy = Get-Message 'halted-by-operator'
    $question = Get-Message 'command-halted'
    if ($script:Phase -eq 'rollback') {
        $question = Get-Message 'undo-halted' $Undoing.step
    }
    if ($script:Phase -ne 'verify') {
        $choice = -split 'c answer-expected f answer-failed q answer-quit'
        # Whatever comes at the question, that stays known.
        $script:RunningCode = 'halted'
        $null = Save-State
        $answer = Read-Choice -Question $question -Answer $choice
        if ($answer -notin 'c', 'f') {
            $script:Code = -1
            return $false
        }
    }
    # It has run, and nobody knows with which status it ended.
    $script:ExitStatus = '?'
    $script:Why = $HaltedBy
    if ($script:Phase -eq 'rollback') {
        Complete-Undo -Status '-' -IsUndone ($answer -eq 'c') -Why $script:Why -By 'operator'
        # The step that the roll-back was asked for at is asked about once more, as it is now.
        $Forced[$Current] = 'back'
        if ((Get-Outcome $Current) -eq 'failed') {
            $script:Halted = 'failed'
            $Forced[$Current] = 'halted'
        }
        return $true
    }
    if ($answer -eq 'c') {
        $script:RunBy = 'operator'
        $script:GoesOn = $true
        $name = $Current
        if ((Get-Outcome $Current) -eq 'unknown') {
            $name += '.unknown'
        }
        $Given[$name] = @('r', '')
        $next = [string](1 + [int]$Due)
        if (Test-Code ('run ' + $next)) {
            Save-Attempt -Step $Current -Phase 'run' -Result 'done' -Status $ExitStatus -Reason $script:Why
            $script:Begun = $script:RunningSince = Get-Time
            Initialize-Attempt $next
        }
        $script:Due = $next
    } else {
        $script:Halted = 'failed'
        Save-Attempt -Step $Current -Phase $script:Phase -Result 'failed' -Status $ExitStatus -Reason $script:Why
    }
    return $true
}

# Records what was tried at a step and was not its end.
function Save-Attempt([string]$Step, [string]$Phase, [string]$Result, [string]$Status = '', [string]$Reason = '', [string]$Kept = $Reason) {
    $outcome = @{ 'failed' = 'failed'; 'done' = 'open' }[$Result]
    if ($null -eq $outcome) {
        $outcome = 'unknown'
    }
    if ($Phase -eq 'verify') {
        Register-Ran $Step
        if ($Result -eq 'interrupted') {
            # What was done is as it was.
            $outcome = Get-Outcome $Step
        }
    }
    if ($outcome -eq 'unchecked') {
        Save-Record -Step $Step -Outcome $outcome
    } else {
        Save-Record -Step $Step -Outcome $outcome -Status $Status -Reason $Kept
    }
    $detail = $Told + @{
        'step' = $Step
        'hash' = $Hashes[$Step]
        'start' = $Begun
        'end' = $Records[$Step]['end']
        'phase' = $Phase
        'result' = $Result
    }
    if ($Phase -eq 'run') {
        $Records[$Step]['again'] = $Due
        $detail['command'] = [int]$Due
        if ($Result -eq 'done') {
            $Records[$Step]['again'] = [string](1 + [int]$Due)
        }
    } elseif ($Phase -eq 'verify' -and $LastRun -gt 0) {
        $detail['command'] = $LastRun
    }
    if ($detail.Contains('command')) {
        Add-Deed $Step
    }
    if ($Phase -eq 'rollback') {
        $Records[$Step]['again'] = '0'
        Add-Pair $detail (Find-Doubt $Step $Hashes[$Step])
    }
    if ($Status -match '[0-9]') {
        $detail['status'] = [int]$Status
    }
    if ($Phase -eq 'verify' -and $Claimed -ne '') {
        $detail['by'] = $Claimed
    }
    if ($Reason -ne '') {
        $detail['reason'] = $Reason
    }
    $script:Told = @{}
    Register-Event 'attempt' $detail
    if ($StateLost) {
        $word = Get-OutcomeName $outcome
        Write-Problem 'state-not-recorded' @($Step, $word)
    }
}

# Shows code of a step that its words refer to, and remembers that it did. Output is not said to
# be some where the words above it have just said so.
function Show-Reference([string]$Start, [string]$Rest, [string]$Step, [string]$Word, [string]$Number, [string]$Above) {
    $name = $Step + ' run ' + $Number
    $title = Get-Message 'code-in' 'powershell'
    $text = Join-Value -Step $Step -Text $Codes[$name]
    if ($Word -eq 'prints') {
        $title = ''
        if ($Above -notmatch '[:\uFF1A](\*\*)?$') {
            $title = Get-Message 'expected-output'
        }
        $text = Hide-Secret (Join-Value -Step $Step -Text $Expected[$name]['text'] -How 'printed')
    }
    $Referred[$name + $Word] = $true
    Write-Titled -Start $Start -Rest $Rest -Title $title -Lines $text
    if ($Word -ne 'prints') {
        Show-StepValue $Step $Codes[$name]
    }
}

# Shows code, under a title where there is one.
function Write-Titled([string]$Start, [string]$Rest, [string]$Title, [string]$Lines) {
    if ($Title -ne '') {
        Write-Faint $Start $Title
    }
    foreach ($line in ($Lines -split '\n')) {
        Write-Code $Rest (Add-Mark $line)
    }
}

# Shows the codes of a step that its words do not refer to.
function Show-Routine([string]$Id) {
    Show-Code ($Id + ' check') (Get-Message 'command-check')
    for ($n = 1; $Codes.Contains($Id + ' run ' + $n); $n += 1) {
        $name = $Id + ' run ' + $n
        if (-not $Referred.Contains($name + 'run')) {
            Show-Code $name (Get-Message 'command-run')
        }
        if (-not $Referred.Contains($name + 'prints') -and $Expected.Contains($name)) {
            $text = Hide-Secret (Join-Value -Step $Id -Text $Expected[$name]['text'] -How 'printed')
            if ($text -ne '') {
                Write-Row ''
                Write-Titled -Start '  ' -Rest '  ' -Title (Get-Message 'expected-output') -Lines $text
            }
        }
    }
    Show-Code ($Id + ' verify') (Get-Message 'command-verify')
    # What it is not for has other values than it will be given.
    $deed = Get-DueDeed $Id
    if ($null -ne $deed -and (Test-Former $deed)) {
        $deed = $null
    }
    Show-Rollback $Id $deed
    Show-StepValue $Id
    Show-Variable $Id
    $Referred.Clear()
    $script:Valued = @()
}

# Shows a code, where there is one.
function Show-Code([string]$Name, [string]$Title) {
    if ($Codes.Contains($Name)) {
        Write-Row ''
        $step = $Name -replace ' .*'
        Write-Titled -Start '  ' -Rest '  ' -Title $Title -Lines (Join-Value -Step $step -Text $Codes[$Name])
        # A roll-back may get other ones.
        if ($Name -notlike '* rollback') {
            Show-StepValue $step $Codes[$Name]
        }
    }
}
