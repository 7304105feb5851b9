# --- What can be rolled back

# The last deed of a step in the round that is under way, of those that its roll-back is for;
# nothing where there is none.
function Find-Deed([string]$Step) {
    $own = $Deeds.Where({ $_.step -ceq $Step -and $_.rounds -contains '0' -and -not (Test-Former $_) }, 'Last')
    if ($own.Count -gt 0) {
        return $own[0]
    }
}

# The last deed of a step in the round that is under way, whatever would roll it back; nothing
# where there is none.
function Find-LastDeed([string]$Step) {
    $own = $Deeds.Where({ $_.step -ceq $Step -and $_.hash -ceq $Hashes[$Step] -and $_.rounds -contains '0' }, 'Last')
    if ($own.Count -gt 0) {
        return $own[0]
    }
}

# What the commands and the roll-back of a step are known by.
function Get-Made([string]$Step) {
    return -join (Get-FlagList $Step 'deed')
}

# The one of which nobody knows whether it was rolled back; nothing where there is none.
function Find-Doubt([string]$Step, [string]$Hash) {
    $own = $Deeds.Where({ $_.step -ceq $Step -and $_.hash -ceq $Hash -and $_.mark -clike 'undoing*' }, 'Last')
    if ($own.Count -gt 0) {
        return $own[0]
    }
}

# Whether that is what is not known of a step: no command of it is due, but a roll-back.
function Test-Undoing([string]$Step) {
    $record = $Records[$Step]
    return $null -ne $record -and $record['outcome'] -eq 'unknown' -and $record['again'] -eq '0'
}

# What a roll-back of a step is about.
function Get-DueDeed([string]$Step) {
    $deed = $null
    if (Test-Undoing $Step) {
        $deed = Find-Doubt $Step $Hashes[$Step]
    }
    if ($null -eq $deed) {
        $deed = Find-Deed $Step
    }
    return $deed
}

# The deeds of which a roll-back failed, where nothing has settled that.
function Get-FailedDeed {
    $Deeds.Where({ $_.mark -cmatch '^(failed|undoing .*) [0-9-]+$' })
}

# The same, and those of which nobody knows how it ended, unless that is so of their step.
function Get-OpenDeed {
    $failed = @(Get-FailedDeed)
    $Deeds.Where({ $failed -contains $_ -or ($_.mark -ne '' -and -not (Test-Undoing $_.step)) })
}

# What is so of one of those.
function Get-OpenText([object]$Deed) {
    return Get-Message ('undo-unknown', 'report-not-undone')[@(Get-FailedDeed) -contains $Deed]
}

# A step that was rolled back, and the later ones that had been done before that: they still are.
function Get-UndoneText([string]$Step) {
    $since = Get-EndNumber $Step
    $later = @($Asked[$Asked.IndexOf($Step)..($Asked.Count - 1)]).Where({
            (Get-Outcome $_) -in 'done', 'already-done' -and (Get-EndNumber $_) -le $since
        })
    if ($later.Count -gt 0) {
        return Get-Message 'undone-under' @($Step, ($later -join ', '))
    }
    return $Step
}

# Whether a roll-back of a step that is over is to be settled.
function Test-Unsettled([string]$Step) {
    return $Mending -and $Attended -and @(Get-OpenDeed) -contains (Find-LastDeed $Step)
}

# What a person may say was rolled back by hand: that of which nobody knows, or what could not be
# rolled back, or cannot be by what is here.
function Get-ToldDeed([string]$Step) {
    $own = Get-DueDeed $Step
    if ((Test-Undoing $Step) -and $null -ne $own) {
        return $own
    }
    if ($null -ne $own -and $own.mark -ne '') {
        return $own
    }
    $deed = Find-LastDeed $Step
    if ($null -ne $deed -and (Test-Former $deed)) {
        return $deed
    }
}

# Whether the step of a deed has another text by now, or other commands or another roll-back: what
# would have rolled it back is not here. The first versions did not say what that was.
function Test-Former([object]$Deed) {
    return $Hashes[$Deed.step] -cne $Deed.hash -or $Deed.made -eq '' -or $Deed.made -cne (Get-Made $Deed.step)
}

# The step of a deed, and the values that it was done with.
function Get-DeedName([object]$Deed) {
    $name = Get-ThenName $Deed.step $Deed.hash
    $pairs = Get-PairText $Deed.values
    if ($pairs -ne '') {
        $name += " ($pairs)"
    }
    return $name
}

# Says of which steps the roll-back is no more in the runbook.
function Show-Former {
    $list = foreach ($deed in $Deeds) {
        if (Test-Former $deed) {
            Get-DeedName $deed
        }
    }
    if ($list) {
        Show-Row 'deeds-former' ($list -join ', ')
    }
}

# That something could not be rolled back, and with which status where somebody knows.
function Get-UndoFailure([string]$Name, [string]$Status) {
    if ($Status -eq '-') {
        return Get-Message 'skipped-because' @($Name, (Get-Message 'report-not-undone'))
    }
    return Get-Message 'undo-failed' @($Name, $Status)
}

# Adds to the summary what did not go well with roll-backs.
function Show-Deed {
    $failed = @(Get-FailedDeed)
    if ($failed.Count -gt 0) {
        Show-Row 'count-undo-failed' $failed.Count
    }
    foreach ($deed in $failed) {
        Write-Row ('    ' + (Get-UndoFailure (Get-DeedName $deed) ($deed.mark -split ' ')[-1]))
    }
    foreach ($deed in @($Deeds).Where({ $_.mark -cmatch '^undoing( [^ ]+)?$' })) {
        # Where that is all that is known of its step, it is told already.
        if ($Records.Contains($deed.step) -and -not (Test-Undoing $deed.step)) {
            Show-Row 'skipped-because' @((Get-DeedName $deed), (Get-Message 'undo-unknown'))
        }
    }
    Show-Former
}

# That a step was done. What was done with the same values is to be rolled back once.
function Add-Deed([string]$Step) {
    if (-not $Codes.Contains($Step + ' rollback')) {
        return
    }
    $used = @(Get-Used $Step)
    $made = Get-Made $Step
    if ($null -ne $MadeThen) {
        # What an earlier start did is of the commands of then.
        $made = $MadeThen
    }
    $others = $Deeds.Where({ $_.step -cne $Step -or $_.hash -cne $Hashes[$Step] -or $_.made -cne $made -or "$($_.values)" -cne "$used" })
    $rounds = @($Deeds.Where({ $others -notcontains $_ }).ForEach({ $_.rounds }) -ne '0') + '0'
    $script:Deeds = @($others) + @{ was = ''; step = $Step; hash = $Hashes[$Step]; mark = ''; made = $made; rounds = $rounds; values = $used }
}

# The same of what a person says is done. Of what other commands have done, that is no other deed.
function Add-Word([string]$Step) {
    $deed = Find-LastDeed $Step
    if ($null -eq $deed -or -not (Test-Former $deed)) {
        Add-Deed $Step
    }
}

# That a round is over in which a step was done.
function Close-Deed([string]$Step, [string]$Round) {
    foreach ($deed in $Deeds) {
        if ($deed.step -ceq $Step -and $deed.hash -ceq $Hashes[$Step]) {
            $deed.rounds = @($deed.rounds -replace '^0$', $Round)
        }
    }
}

# The lines of the state that keep them; where a secret is covered in a value, its name stands
# behind an asterisk.
function Get-DeedLine {
    foreach ($deed in $Deeds) {
        ('deed ' + $deed.step + ' ' + $deed.hash + ' ' + $deed.mark).TrimEnd()
        'made ' + $deed.made
        if ("$($deed.rounds)" -ne '0') {
            'rounds ' + ($deed.rounds -join ',')
        }
        foreach ($line in $deed.values) {
            $shown = Hide-Secret $line
            'with ' + '*' * [int](-not $shown.Equals($line)) + $shown
        }
    }
}

# Whether what a step did last, if anything, is what its roll-back is for.
function Test-OwnUndo([string]$Step) {
    if (-not $Codes.Contains($Step + ' rollback')) {
        return $false
    }
    $deed = Get-DueDeed $Step
    if ($null -ne $deed) {
        return -not (Test-Former $deed)
    }
    return $null -eq (Find-LastDeed $Step)
}

# Whether a step was done and can be undone.
function Test-Undoable([string]$Step) {
    return (Test-OwnUndo $Step) -and ($Records[$Step]['outcome'] -eq 'done' -or $null -ne (Get-DueDeed $Step))
}

# The answer that undoes the current step, where that can be.
function Get-UndoChoice {
    if (Test-Undoable $Current) {
        -split 'u answer-undo'
    }
}

# The answer that the current step was rolled back, where it could not be: then it may have
# been by hand.
function Get-UndoneChoice {
    if ($null -ne (Get-ToldDeed $Current)) {
        -split 'w answer-undone'
    }
}

# Where nobody knows whether the current step was rolled back: shows the values of that, where
# they are other ones now. Where nobody knows what it did: with which values.
function Show-Doubt {
    if (Test-Undoing $Current) {
        Use-Lent (Get-DueDeed $Current) { Show-Lent }
    } elseif ((Get-Outcome $Current) -eq 'unknown') {
        $pairs = Get-PairText $UsedWith[$Current]
        if ($pairs -ne '') {
            Write-Hint 'w' (Get-Message 'begun-with' $pairs)
        }
    }
}

# Shows what would roll a step back, with the values that it was done with: all, or those
# that are other ones now.
function Show-Rollback([string]$Step, [object]$Deed, [bool]$All) {
    Use-Lent $Deed {
        Show-Code ($Step + ' rollback') (Get-Message 'command-rollback')
        if ($All) {
            Show-StepValue $Step
        } else {
            Show-Lent
        }
    }
}

# Adds to what is told of a roll-back the values that its deed was done with, and what that is
# known by.
function Add-Pair([hashtable]$Detail, [object]$Deed) {
    if ($null -ne $Deed -and $Deed.made -ne '') {
        $Detail['deeds'] = @(, @($Deed.step, $Deed.made))
    }
    $pairs = @(Get-Pair $Deed)
    if ($pairs.Count -gt 0) {
        $Detail['values'] = $pairs
    }
}

# What a step had come to before a roll-back of a deed.
function Get-Before([string]$Step, [object]$Deed) {
    if ((Test-Undoing $Step) -and $Deed.mark -cmatch '^undoing ([^ ]+)') {
        return $Matches[1]
    }
    return Get-Outcome $Step
}

# Of what step a roll-back begins now, nothing else is under way.
function Clear-Doubt([object]$Deed) {
    foreach ($other in $Deeds) {
        if ($other.step -ceq $Deed.step -and $other.hash -ceq $Deed.hash) {
            $other.mark = $other.mark -creplace '^undoing [^ ]+ (?=[0-9-])', 'failed ' -creplace '^undoing.*'
        }
    }
}

# That a deed was rolled back. Where the step did more after it, or another round has opened
# it, it stands as it did.
function Save-Undone([string]$Step, [object]$Deed, [hashtable]$Detail, [string]$By) {
    $record = $Records[$Step]
    $before = Get-Before $Step $Deed
    $isUnknown = Test-Undoing $Step
    $rounds = @('0')
    if ($null -ne $Deed) {
        $rounds = $Deed.rounds
        Clear-Aside $Step $Deed.values
    }
    foreach ($round in @($rounds -ne '0')) {
        $others = $Undones.Where({ $_.id -cne $Step -or $_.hash -cne $Hashes[$Step] -or $_.round -ne $round })
        $script:Undones = @($others) + (Get-Undone -Step $Step -Round $round -Outcome 'undone' -Status '0')
    }
    $isLast = [object]::ReferenceEquals((Find-LastDeed $Step), $Deed)
    $record['again'] = '1'
    if ($isLast -and ($before -ne 'open' -or $Stood.Contains($Step))) {
        # What is open since it has another value was done all the same.
        $record['outcome'] = 'undone'
        $Stood.Remove($Step)
        $record['end'] = $Detail['end'] + "+$($Seq + 1)+$By"
        $record['status'] = $record['reason'] = '-'
    } elseif ($isUnknown) {
        $record['outcome'] = $before
        $record['status'] = $record['reason'] = '-'
    }
    Add-Pair $Detail $Deed
    $script:Deeds = @($Deeds.Where({ -not [object]::ReferenceEquals($_, $Deed) }))
}

# Records that somebody says of a roll-back that it is done.
function Confirm-Undone([string]$By, [string]$Why) {
    $clean = Hide-Secret $Why
    $deed = Get-ToldDeed $Current
    $now = Get-Time
    $detail = @{ step = $Current; hash = $Hashes[$Current]; start = $now; end = $now; outcome = 'undone'; by = $By }
    Save-Undone -Step $Current -Deed $deed -Detail $detail -By $By
    $word = Get-Message 'undone-by-word'
    if ($clean -ne '') {
        $detail['reason'] = $clean
        $word = Get-Message 'skipped-because' @($word, $clean)
    }
    if ((Get-Outcome $Current) -eq 'undone') {
        $Records[$Current]['reason'] = $word
    }
    Register-Event 'rollback' $detail
    Write-Hint 'n' (Get-Message 'step-undone' $Current)
}

# Records that somebody says of a roll-back that it is not done: then the step is as it was.
function Restore-Undone([string]$Why) {
    $deed = Get-ToldDeed $Current
    $now = Get-Time
    $clean = Hide-Secret $Why
    $detail = @{
        'step' = $Current
        'hash' = $Hashes[$Current]
        'start' = $now
        'end' = $now
        'outcome' = 'failed'
        'by' = 'operator'
        'reason' = $clean
    }
    $record = $Records[$Current]
    $record['outcome'] = Get-Before $Current $deed
    $record['status'] = $record['reason'] = '-'
    $record['again'] = '1'
    if ($null -ne $deed) {
        $deed.mark = 'failed -'
    }
    Add-Pair $detail $deed
    Register-Event 'rollback' $detail
    Write-Hint 'x' (Get-UndoFailure $Current '-')
}

# Undoes a step, and says what came of it.
function Undo-Step([string]$Step, [object]$Deed) {
    if ($null -eq $Deed) {
        # What nobody has told of is undone as it stands.
        $script:AsBegun = $Step
        Add-Deed $Step
        $script:AsBegun = ''
        $Deed = Find-Deed $Step
    }
    Write-Screen ''
    Write-Hint 'f' (Get-Message 'undoing' (Get-DeedName $Deed))
    try {
        if (Use-Deed $Deed) {
            Show-Lent
            if (Request-Value $Step) {
                Invoke-Undo $Step $Deed
            }
        }
    } finally {
        # What is interrupted still has them.
        if ($null -eq $script:Shell) {
            Clear-Lent
        }
    }
}

# The roll-back that is under way: its step and deed, since when, and what the step had come to.
$script:Undoing = $null
# Which of the deeds is offered to be rolled back at the end.
$script:Offered = $null

# Runs what undoes a step, and records it.
function Invoke-Undo([string]$Step, [object]$Deed) {
    $record = $Records[$Step]
    $mark = $Deed.mark
    $before = Get-Before $Step $Deed
    Clear-Doubt $Deed
    $Deed.mark = "undoing $before"
    $start = $script:Begun = $script:RunningSince = Get-Time
    $script:Undoing = @{ step = $Step; deed = $Deed; start = $start; outcome = $record['outcome']; before = $before }
    $script:Due = '0'
    $script:Phase = 'rollback'
    Publish-Lent
    $status = Invoke-Code ($Step + ' rollback')
    if ($null -eq $status) {
        # It has not begun, or what is so is recorded.
        if ($Running -eq '' -and -not (Test-Undoing $Step)) {
            $Deed.mark = $mark
        }
        return
    }
    Complete-Undo -Status $status -IsUndone ($status -eq 0) -Why $script:Why
}

# Records what came of the roll-back that is under way, and says so. Where the operator has ended
# it, that is by his word.
function Complete-Undo([string]$Status, [bool]$IsUndone, [string]$Why, [string]$By = '') {
    $step, $deed = $Undoing.step, $Undoing.deed
    $script:Running = ''
    $Records[$step]['outcome'] = $Undoing.outcome
    $detail = @{
        'step' = $step
        'hash' = $Hashes[$step]
        'start' = $Undoing.start
        'end' = Get-EndTime
        'outcome' = 'undone'
    }
    if ($Status -ne '-') {
        $detail['status'] = [int]$Status
    }
    if ($By -ne '') {
        $detail['by'] = $By
    }
    if ($Why -ne '') {
        $detail['reason'] = $Why
    }
    if ($IsUndone) {
        $who = @($By, 'command' -ne '')[0]
        Save-Undone -Step $step -Deed $deed -Detail $detail -By $who
    } else {
        Add-Pair $detail $deed
        $deed.mark = "failed $Status"
        if (Test-Undoing $step) {
            $deed.mark = 'undoing ' + $Undoing.before + " $Status"
        }
        $detail['outcome'] = 'failed'
    }
    Register-Event 'rollback' $detail
    if ($IsUndone) {
        Show-Well
        Write-Hint 'n' (Get-Message 'step-undone' $step)
    } else {
        Show-Ill (Get-UndoFailure $step $Status)
    }
}

# Offers to undo what was run, the newest first, but for the last that a step did where the
# operator has said why it stays as it is. The run may end meanwhile.
function Request-Undo {
    if ($null -eq $Offered) {
        $script:Offered = $Deeds.Count - 1
    }
    $answer = ''
    for (; $Offered -ge 0 -and $Code -lt 0; $script:Offered--) {
        $deed = $Deeds[$Offered]
        $step = $deed.step
        if (-not $Codes.Contains($step + ' rollback') -or (Test-Former $deed)) {
            continue
        }
        # It was done before that, or nobody knows how its roll-back ended.
        $stays = (Get-Outcome $step) -in 'skipped', 'ended-failed' -and -not $Stood.Contains($step) -and $deed.mark -eq ''
        if ($stays -and [object]::ReferenceEquals((Find-Deed $step), $deed)) {
            continue
        }
        if ($answer -ne 'a') {
            Write-Screen ''
            Write-Name $step
            Show-Rollback -Step $step -Deed $deed -All $true
            $script:Valued = @()
            # What it did in the present round is of none by name.
            $name = $step
            if ($deed.rounds -notcontains '0') {
                $name = Get-InRound $step ($deed.rounds -join ', ')
            }
            $question = Get-Message 'question-undo' $name
            $choice = -split 'u answer-undo k answer-keep a answer-keep-all'
            $answer = Read-Choice -Question $question -Answer $choice -Default 'k' -About $step
        }
        if ($answer -eq 'u') {
            Undo-Step $step $deed
        } elseif ($answer -in 'k', 'a') {
            Register-Event 'note' @{
                step = $step
                hash = $Hashes[$step]
                start = Get-Time
                note = Get-Message 'undo-kept' (Get-DeedName $deed)
            }
        }
    }
    $script:Offered = $null
}
