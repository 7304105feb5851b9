# --- Ends

# What came of a step in a round that is over.
function Get-Undone([string]$Step, [string]$Round, [string]$Outcome, [string]$Status, [string]$Reason = '-') {
    return @{ was = ''; id = $Step; hash = $Hashes[$Step]; round = $Round; outcome = $Outcome; status = $Status; reason = $Reason }
}

# What of it is of steps that this start was asked for.
function Find-Undone([int]$From = $First, [int]$To = $Last) {
    return $Undones.Where({ $Asked -cnotcontains $_.id -or $Asked[$From..$To] -ccontains $_.id })
}

# A name, with the rounds of loops that something was done in.
function Get-InRound([string]$Name, [string]$Round) {
    if ($Round -eq '-') {
        return Get-Message 'step-before-rounds' $Name
    }
    return Get-Message 'step-in-round' @($Name, ($Round -replace '^-, '))
}

# One of those, with its round, and what came of it; maybe why.
function Get-UndoneName([hashtable]$Undone, [string]$Reason) {
    $outcome = Get-OutcomeName $Undone.outcome
    if ($Reason -notin '', '-') {
        $outcome = Get-Message 'skipped-because' @($outcome, $Reason)
    }
    return Get-Message 'skipped-because' @((Get-InRound (Get-ThenName $Undone.id $Undone.hash) $Undone.round), $outcome)
}

# What did not go well of all that this start was asked for; once the run is over, of all of the
# run. With any of it, a run ends as a failure.
function Get-Fault([bool]$Over = $Finished -ne '') {
    $GoneFailed
    foreach ($past in @(Get-GoneFault)) {
        Get-Message 'skipped-because' @((Get-ThenName $past.id $past.hash), (Get-OutcomeName $past.outcome))
    }
    for ($n = 0; $n -lt $Asked.Count; $n++) {
        $isIts = ($n -ge $First -and $n -le $Last) -or ($Over -and $n -lt $Mains)
        if ($isIts -and (Get-Outcome $Asked[$n]) -eq 'ended-failed') {
            Get-Message 'skipped-because' @($Asked[$n], (Get-OutcomeName 'failed'))
        }
    }
    foreach ($undone in @(@(Find-Undone), $Undones)[$Over]) {
        if ($undone.outcome -ne 'skipped') {
            Get-UndoneName $undone
        }
    }
    foreach ($deed in @(Get-OpenDeed)) {
        Get-Message 'skipped-because' @((Get-DeedName $deed), (Get-OpenText $deed))
    }
}

# What did not go well of steps that are no more in the article.
function Get-GoneFault {
    return $PastSteps.Where({ $_.outcome -eq 'ended-failed' -or $_.outcome -like 'gone-*' })
}

function Show-Gone {
    $list = foreach ($past in @(Get-GoneFault)) {
        $outcome = Get-OutcomeName $past.outcome
        if ($past.reason -notin $null, '', '-') {
            $outcome = Get-Message 'skipped-because' @($outcome, $past.reason)
        }
        Get-Message 'skipped-because' @((Get-ThenName $past.id $past.hash), $outcome)
    }
    if ($list) {
        Show-Row 'article-gone' ($list -join '; ')
    }
}

# Has a person, or the answers, say what came of steps that failed, or of which that is not known,
# and that are no more in the article.
function Confirm-Gone {
    $all = @(Get-GoneFault).Where({ $_.outcome -like 'gone-*' })
    $ids = $all.ForEach({ $_.id })
    foreach ($past in $all) {
        $name = Get-ThenName $past.id $past.hash
        # Of several that had this id, each is known by its text.
        $key = @($past.id, $past.hash)[@($ids -ceq $past.id).Count -gt 1] + '.gone'
        $outcome = $why = ''
        $by = 'operator'
        if ($Given.Contains($key)) {
            $answer, $why = $Given[$key]
            $Given.Remove($key)
            if (Test-Refused $past.id $name) {
                if (-not $Attended) {
                    $script:Code = 3
                    return
                }
                $why = ''
            } else {
                $outcome = @{ d = 'done'; s = 'skipped' }[$answer]
                $by = 'answers'
            }
        }
        if ($outcome -eq '' -and -not $Attended) {
            if ($past.outcome -eq 'gone-unknown') {
                Write-Problem 'gone-needs-person' @($name, "$key = done")
                $script:Code = 3
                return
            }
            continue
        }
        while ($by -eq 'operator' -and $why -eq '') {
            Write-Screen ''
            $question = Get-Message 'question-gone' @($name, (Get-OutcomeName $past.outcome))
            $answer = Read-Choice -Question $question -Answer (-split 'd answer-done f answer-failed s answer-skip q answer-quit')
            if ($answer -notin 'd', 'f', 's') {
                if ($answer -eq 'q') {
                    Exit-Run
                }
                return
            }
            $outcome = @{ d = 'done'; f = 'ended-failed'; s = 'skipped' }[$answer]
            $why = Read-Reason @{ d = 'ask-done-reason'; f = 'ask-fail-reason'; s = 'ask-skip-reason' }[$answer]
            if ($Code -ge 0) {
                return
            }
        }
        $now = Get-Time
        $past.outcome = $outcome
        $past.start = $now
        $past.end = "$now+$($Seq + 1)+$by"
        $past.status = '-'
        $past.again = '1'
        $past.reason = Hide-Secret $why
        $detail = @{
            step = $past.id
            hash = $past.hash
            start = $now
            end = $now
            outcome = $outcome -replace '^ended-'
            by = $by
        }
        if ($why -eq '') {
            $past.reason = '-'
        } else {
            $detail.reason = $past.reason
        }
        Register-Event 'step' $detail
    }
}

# How the last run ended, which is over.
function Show-Finished {
    $faults = @(Get-Fault)
    if ($faults.Count -gt 0) {
        Show-Message 'run-failed' ($faults -join '; ')
    } else {
        Show-Message 'run-finished'
    }
}

# What was not done in the rounds before, which the outcomes of steps do not tell.
function Show-Undone([int]$From, [int]$To) {
    $found = @(Find-Undone $From $To)
    if ($found.Count -eq 0) {
        return
    }
    Show-Row 'count-rounds' $found.Count
    foreach ($undone in $found) {
        Write-Row ('    ' + (Get-UndoneName $undone $undone.reason))
    }
}

# Says what has come of the run until now: how many steps have come to what, and why some
# were skipped.
function Show-Summary([int]$From = $First, [int]$To = $Last) {
    $script:Summarized = $true
    Write-Title (Get-Message 'summary')
    $count = @{ done = 0; failed = 0; unknown = 0; undone = 0; unchecked = 0; open = 0; skipped = 0; 'left-out' = 0; 'not-applicable' = 0 }
    $why = @{ skipped = @(); 'not-applicable' = @(); failed = @(); unknown = @(); undone = @(); unchecked = @() }
    foreach ($step in $Asked[$From..$To]) {
        $outcome = (Get-Outcome $step) -replace '^(already|ended)-'
        if (-not $count.Contains($outcome)) {
            $outcome = 'open'
        }
        $count[$outcome]++
        $before = ''
        if (Test-Stood $step) {
            $before = '; ' + (Get-Message 'done-before')
        }
        $name = Get-BegunName $step
        if ($outcome -in 'skipped', 'not-applicable', 'failed', 'unknown' -and $Records[$step].reason -notin '', '-') {
            $why[$outcome] += '    ' + (Get-Message 'skipped-because' @($name, (Get-ReasonText $step))) + $before
        } elseif ($outcome -eq 'failed') {
            $why[$outcome] += '    ' + (Get-Message 'skipped-because' @($step, (Get-Failure $step))) + $before
        } elseif ($outcome -eq 'unknown') {
            $why[$outcome] += '    ' + $name
        } elseif ($outcome -in 'undone', 'unchecked') {
            $row = $step
            if ($outcome -eq 'undone') {
                $row = Get-UndoneText $step
            }
            if ($Records[$step].reason -notin '', '-') {
                $row = Get-Message 'skipped-because' @($row, $Records[$step].reason)
            }
            $why[$outcome] += '    ' + $row
        }
    }
    foreach ($key in -split "count-done count-skipped $($CaseKeys[1]) count-left-out count-failed count-unknown count-undone count-unchecked count-open") {
        $kind = $key.Substring(6)
        if ($kind -eq 'open') {
            Show-Undone $From $To
            Show-DoneWay
            Show-DoneCase
            Show-Mixed
        }
        if ($count[$kind] -gt 0 -or $kind -notin 'failed', 'unknown', 'undone', 'unchecked', 'left-out', 'not-applicable') {
            Show-Row $key $count[$kind]
        }
        foreach ($row in $why[$kind]) {
            Write-Row $row
        }
    }
    Show-Gone
    Show-ApartOpen $From $To
    Show-Deed
    Show-Aside
    if ($EvidenceFile -ne '') {
        Show-Row 'evidence-in' $EvidenceFile
    }
}

# Says of steps of which one was to be done, each with what is said of it, that more were, in the
# order of the run.
function Show-Several([hashtable]$Done) {
    $order = @($Done.Keys | Microsoft.PowerShell.Utility\Sort-Object { Get-EndNumber $_ })
    Show-Row 'done-several' ($order.ForEach({ $Done[$_] }) -join ', ')
}

# A path as a word of a command.
function Get-Quoted([string]$Path) {
    return "'" + ($Path -replace '([''\u2018-\u201b])', '$1$1') + "'"
}

# The same for whatever has started this script: a PowerShell, or a program that has started one
# for it alone.
function Get-StartWord([string]$Path) {
    if ($Path -match '^[\w./:-]+$') {
        return $Path
    }
    if (-not (Test-OwnProcess)) {
        return Get-Quoted $Path
    }
    if ($OnUnix) {
        return "'" + $Path.Replace("'", "'\''") + "'"
    }
    return '"' + $Path + '"'
}

# Where the run stops: a step that is over was only looked at, and one that was rolled back is
# open.
function Get-StopStep {
    return @(@($Asked[$First..$Last].Where({ -not (Test-Handled $_) }, 'First')) + $Current)[0]
}

# The command that goes on from there.
function Get-NextCommand {
    $command = Get-StartWord $Self
    if (Test-OwnProcess) {
        $program = @('pwsh', 'powershell -ExecutionPolicy RemoteSigned')[$PSVersionTable.PSVersion.Major -lt 6]
        $command = "$program -File $command"
    } elseif ($command -cne $Self) {
        $command = "& $command"
    }
    if ($OnlyPart -ne '') {
        $command += " -Only $OnlyPart"
    }
    # Where it was begun with a later step, those before it are not gone back to.
    if ($script:From -ne '') {
        $command += ' -From ' + (Get-StopStep)
    }
    if ($Alone) {
        $command += ' -Unattended'
    }
    if ($script:Answers -ne '') {
        $command += ' -Answers ' + (Get-StartWord (Resolve-File $script:Answers))
    }
    if ($script:State -ne '') {
        $command += ' -State ' + (Get-StartWord (Resolve-File $script:State))
    }
    if ($RunName -ne '') {
        $command += " -Run $RunName"
    }
    $command += " -Lang $Tag"
    return $Newline + $Newline + '  ' + (Add-Style 'c' $command)
}

# Ends the run by an interrupt, and says where, whatever stood on the screen just then.
function Show-Interrupt([string]$Step = $Current) {
    $script:Interrupted = $true
    $script:Code = 130
    Write-Screen $Modes
    Write-Screen ''
    if (-not $Entered) {
        Show-Message 'interrupted' (Get-StopStep)
        Show-Message 'to-go-on' (Get-NextCommand)
        return
    }
    Show-Message 'interrupted' $Step
    $null = Get-Return
    Show-Message 'to-go-on' (Get-NextCommand)
    Show-Summary
}

# Says how to go on later, and what was done until now.
function Show-Quit {
    $null = Get-Return
    Write-Screen ''
    Show-Message 'stopped-at' @((Get-StopStep), (Get-NextCommand))
    Show-Summary
}

# Ends the run as the operator wants; what was run may be undone before.
function Exit-Run {
    Request-Undo
    if ($Code -lt 0) {
        $script:Code = 130
    }
}

# Ends the run because nobody is there for the current step. An answer in the
# file of answers would do.
function Exit-ForPerson([string]$Line = 'done') {
    if ($Line -eq 'done') {
        $Line = '{0} = done' -f $Current
    }
    if (-not (Exit-Unknown)) {
        Write-Problem @('needs-person', 'unattended-needs-person')[$Alone] @($Current, '-Answers FILE', $Line)
    }
    $script:Code = 3
}

# Ends the run by an error of the script itself, which says nothing of its steps.
function Write-ScriptFailure([string]$Why) {
    Write-Failure ((Get-Message 'report-ended-script-failed') + ": $Why")
    $script:ScriptFailed = $true
    $script:Code = 1
}

# Records the end of the run. Whoever has begun or gone on with it gets here,
# however it ends.
function Complete-Run {
    $outcome = @{ 0 = 'done'; 1 = 'failed'; 3 = 'needs-person'; 130 = 'stopped' }[@($Code, 3)[$Code -eq 1 -and $Unbegun]]
    if ($ScriptFailed) {
        $outcome = 'script-failed'
    } elseif ($Interrupted) {
        $outcome = 'interrupted'
    } elseif ($InputEnded -and $Code -eq 3 -and (Test-Terminal)) {
        # Whoever ended it was there.
        $outcome = 'stopped'
    }
    $detail = @{ outcome = $outcome; status = $Code; end = Get-Time }
    if ($outcome -eq 'needs-person' -and $Warned -ne '') {
        $detail.reason = Hide-Secret $Warned
    }
    # What did not go well is no stop where all that was asked for is handled.
    $isOver = $Code -eq 1 -and -not $ScriptFailed -and @($Asked[$First..$Last].Where({ -not (Test-Handled $_) })).Count -eq 0
    if ($Code -ne 0 -and -not $isOver) {
        # An interrupt is told where it came.
        $detail.step = @((Get-StopStep), $Current)[$Interrupted]
    } elseif ((Measure-Handled) -lt $Mains) {
        # All that was asked for is told of by its last step, where more is open.
        $detail.step = $Asked[$Last]
    }
    if ($Code -in 0, 1 -and -not $ScriptFailed -and (Measure-Handled) -eq $Mains) {
        $script:Finished = $detail.end
        $script:Mending = $false
        # To roll it back or to mend it, what its commands have left may be needed.
        if ($Aparts.Count -eq 0 -and $Code -eq 0) {
            Clear-File $SessionFile
        }
    }
    Register-Event 'end' $detail
    $script:Ended = $true
}

# The step that something runs of, else the one that is asked about: what is rolled back may be
# another one.
function Get-RunningStep {
    return @($Running, $Current -ne '')[0]
}

# Stops what an interrupt from outside has caught in the middle, and records it.
function Complete-Interrupt {
    $script:Interrupted = $true
    $script:Attended = $false
    $step = Get-RunningStep
    Complete-Command
    if ($Entered) {
        Show-Interrupt $step
    }
    $script:Code = 130
}

# Whether the process was started for this script.
function Test-OwnProcess {
    $words = [Environment]::GetCommandLineArgs()
    return $Console -and $words -match '^[-/]{1,2}(c|command|f|file)$|\.ps1$' -and -not ($words -match '^[-/]{1,2}noe')
}

# Says how the process ends: one that is stopped from outside has no say in its exit
# code otherwise.
function Register-Stop {
    if (Test-OwnProcess) {
        $Host.SetShouldExit(@(130, $Code)[$Code -ge 0])
    }
}

# Lets go of all that the run holds.
function Close-Run {
    Restore-Environment
    Close-Session
    Unlock-Evidence
    Unlock-Run
    foreach ($handler in $Handlers) {
        $handler.Dispose()
    }
    Enable-Break
}

# Ends whatever is under way, and lets go of it. Where that was stopped from outside,
# maybe between any two of its own commands, what was kept is what is so.
function Complete-Script([bool]$Stopped) {
    $read = $TextsRead
    if ($Stopped -and $Entered -and (Read-State)) {
        # What the operator has read is known only here.
        $script:TextsRead = $read
        Restore-State
        Restore-Evidence
        # What it lacks is told first: a later start adds it.
        if ($Pending -ne '' -and $LeftBehind -ne '') {
            $script:StateLost = $true
        }
    }
    if ($Code -lt 0) {
        Complete-Interrupt
    }
    if ($Entered -and -not $Ended) {
        # Whatever has ended it: what came of it until now, and how to go on.
        if (-not $Summarized) {
            Show-Quit
        }
        Complete-Run
    }
    Close-Run
    $script:Closed = $true
}
