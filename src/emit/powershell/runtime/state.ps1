# --- State

# What the state keeps of a step, in order.
$StepKeys = -split 'id hash outcome start end status again reason'

# What steps with a roll-back have done and nobody has rolled back, in order: the step and its
# hash, the same as the state had them; the rounds of loops in which it was done (0 is the one
# under way); what its commands and its roll-back are known by, since others do not roll it back;
# the values that it was done with, a line each; and what a roll-back of it came to: `undoing`, what
# the step had come to until then, and the status where it failed since; or `failed` and the status.
$script:Deeds = @()
# In which rounds of loops a step is that was begun with others anew; `-` where it was done before an
# edit brought it to others in a later one. And whether the state tells that.
$TakenIn = @{}
$script:StateTells = $true
# What was not done in rounds of loops that are over: the step and its hash, the round, and what
# came of it there, its status, and why.
$RoundKeys = -split 'id hash round outcome status reason'
$script:Undones = @()
# The steps that were done, whatever has come of them since, unless that was rolled back.
$Stood = @{}
# What the commands of each step were given when they ran last, a line each; what the state says of
# that, by ids.
$UsedWith = @{}
$script:OldUses = @()
# What was so of steps with other values than they went on with: the step and its hash, the round (0
# is the one under way), what was known of it, the name of a value, and the value.
$AsideKeys = -split 'id hash round outcome name value'
$script:Asides = @()
# The step of which something is told that was begun before: with the values of then.
$script:AsBegun = ''
# What steps are called, by their hashes: also those that are no more in the article.
$Called = @{}
# Steps of a run that is over which were left failed, and have another text in the article now.
$script:GoneFailed = @()

# Forgets what happened with a step. `again` is the command that is due, where some of them
# have run.
function Clear-Record([string]$Step) {
    $Stood.Remove($Step)
    $TakenIn.Remove($Step)
    $UsedWith.Remove($Step)
    $Records[$Step] = @{ outcome = 'open'; start = '-'; end = '-'; status = '-'; again = '1'; reason = '-' }
}

# The same of every step.
function Initialize-Record {
    $script:Records = @{}
    $Stood.Clear()
    foreach ($step in $Asked) {
        Clear-Record $step
    }
}

# What happened with a step.
function Get-Outcome([string]$Step) {
    return $Records[$Step].outcome
}

# What an outcome is called.
function Get-OutcomeName([string]$Outcome) {
    $known = -split @'
outcome-done outcome-already-done outcome-skipped outcome-left-out outcome-failed outcome-unknown outcome-undone
outcome-unchecked outcome-open
'@
    if ($Outcome -eq 'not-applicable') {
        return Get-Message $CaseKeys[0]
    }
    return Get-Message ($known -eq 'outcome-' + ($Outcome -replace '^(ended|gone)-'))
}

# Whether a step needs nobody any more.
function Test-Handled([string]$Step) {
    return (Get-Outcome $Step) -in 'done', 'already-done', 'skipped', 'not-applicable', 'left-out', 'ended-failed'
}

# Whether a step was done, which its last outcome does not tell.
function Test-Stood([string]$Step) {
    return $Stood.Contains($Step) -and (Get-Outcome $Step) -in 'open', 'skipped', 'not-applicable', 'failed', 'ended-failed'
}

# As which record of the run a step ended.
function Get-EndNumber([string]$Step) {
    return [long]('0' + ([string]$Records[$Step]['end'] -replace '^[^+]*|\D'))
}

# How many steps of the main way do not.
function Measure-Handled {
    return @($Asked[0..($Mains - 1)]).Where({ Test-Handled $_ }).Count
}

# The state as it is written.
function Get-StateText {
    $lines = @(
        'runbookc-state 2'
        "run $Run"
        "locale $Tag"
        "started $Started"
        'tells gone rounds'
        "evidence $EvidenceFile"
        if ($Finished -ne '') {
            'finished yes'
        }
        if ($Mending) {
            'mending yes'
        }
        'read', ((Get-Operator) -replace ' ', '_') + $TextsRead -join ' '
        Get-ValueLine
        Get-WayLine
        Get-DeedLine
        Get-AsideLine
        foreach ($key in $Called.Keys) {
            "called $key " + $Called[$key]
        }
        foreach ($step in $UsedWith.Keys) {
            foreach ($line in $UsedWith[$step]) {
                $shown = Hide-Secret $line
                "use $step " + '*' * [int](-not $shown.Equals($line)) + $shown
            }
        }
        foreach ($step in $Asked) {
            $record = $Records[$step]
            $again = $record.again + @('', "-round$($TakenIn[$step])")[$TakenIn.Contains($step)] + @('', '-done')[$Stood.Contains($step)]
            'step', $step, $Hashes[$step], $record.outcome, $record.start, $record.end, $record.status, $again, $record.reason -join ' '
        }
        foreach ($past in $PastSteps) {
            @('past') + $past[$StepKeys] -join ' '
        }
        foreach ($undone in $Undones) {
            @('round') + $undone[$RoundKeys] -join ' '
        }
        foreach ($one in $Remains) {
            "left $one"
        }
        Get-RunningLine
        "seq $Seq"
        if ($null -ne $Prev) {
            "prev $Prev"
        }
        if ($Pending -ne '') {
            "pending $Pending"
        }
        'whole'
        ''
    )
    return $lines -join $Newline
}

# Reads the state of the last run. Whether there is one. `Code` is set where it is not
# whole: what it lacks may have run. One of an earlier version does not say.
function Read-State {
    if (-not [IO.File]::Exists($StateFile)) {
        return $false
    }
    $script:Run = $script:Running = $script:Pending = ''
    $script:OldSteps = $script:PastSteps = $script:Remains = $script:Deeds = $script:Undones = $script:OldUses = $script:Asides = @()
    $Called.Clear()
    $script:Prev = $null
    $all = [IO.File]::ReadAllText($StateFile, $Utf8)
    if ($all -cnotmatch '(?s)\Arunbookc-state (1|2(?=\n.*\nwhole\n\z))\n(.*\n)?run [^\n]') {
        if (-not $Reset) {
            Write-Unwritable $StateFile 'state-torn'
            return $false
        }
        # It is put aside as this, and nothing is recorded of what it was.
        $script:Run = $script:LeftBehind = 'torn'
        return $true
    }
    foreach ($line in $all -split '\n' -match ' ') {
        $word, $text = $line -split ' ', 2
        Read-StateLine $word $text
    }
    $script:StateTells = $all -cmatch '\ntells gone rounds\n'
    if (-not $StateTells) {
        # Earlier versions asked nobody about what was not known of steps that were no more in the article.
        foreach ($past in $PastSteps.Where({ $_.outcome -eq 'unknown' -and $_.again -notlike '0*' })) {
            $past.outcome = 'gone-unknown'
        }
    }
    return $true
}

# Takes over a line of the state.
function Read-StateLine([string]$Word, [string]$Text) {
    switch -CaseSensitive ($Word) {
        'evidence' { $script:EvidenceFile = $Text }
        { $_ -cin 'run', 'started', 'finished', 'prev', 'pending' } {
            $ExecutionContext.SessionState.PSVariable.Set("script:$Word", $Text)
        }
        'read' {
            $reader, $all = $Text -split ' '
            if ($reader -ceq ((Get-Operator) -replace ' ', '_')) {
                # Of what somebody else has read, nothing counts.
                $script:TextsRead = @($all)
            }
        }
        'seq' { $script:Seq = [int]($Text -replace '[^0-9]') }
        'mending' { $script:Mending = $true }
        'param' { Restore-Value $Text }
        'renew' { Restore-Value $Text $true }
        'way' { Restore-Way $Text }
        'left' { $script:Remains += $Text }
        'use' { $script:OldUses += $Text }
        'deed' {
            $step, $hash, $mark = $Text -split ' ', 3
            $script:Deeds += @{ was = "$step $hash"; step = $step; hash = $hash; mark = [string]$mark; made = ''; rounds = @('0'); values = @() }
        }
        'made' { $Deeds[-1].made = $Text }
        'rounds' { $Deeds[-1].rounds = $Text -split ',' }
        'with' { $Deeds[-1].values += $Text }
        'called' {
            $hash, $title = $Text -split ' ', 2
            $Called[$hash] = $title
        }
        'aside' {
            $field = $Text -split ' ', 6
            $aside = @{ was = $field[0..1] -join ' ' }
            for ($n = 0; $n -lt 6; $n++) {
                $aside[$AsideKeys[$n]] = $field[$n]
            }
            $script:Asides += $aside
        }
        'round' {
            $field = $Text -split ' ', 6
            $undone = @{ was = $field[0..1] -join ' ' }
            for ($n = 0; $n -lt 6; $n++) {
                $undone[$RoundKeys[$n]] = $field[$n]
            }
            $script:Undones += $undone
        }
        { $_ -in 'step', 'past' } {
            $field = $Text -split ' ', 8
            $old = @{ is = '' }
            for ($n = 0; $n -lt 8; $n++) {
                $old[$StepKeys[$n]] = $field[$n]
            }
            if ($Word -eq 'step') {
                $script:OldSteps += $old
            } else {
                $script:PastSteps += $old
            }
        }
        'running' { Read-Running $Text }
        'running-by' { $script:RunningBy = $Text }
    }
}

# Takes what the state knows of a step for a step of the article.
function Restore-Record([string]$Step, [hashtable]$Old) {
    $Old.is = $Step
    foreach ($deed in $Deeds) {
        if ($deed.was -ceq $Old.id + ' ' + $Old.hash) {
            $deed.step = $Step
        }
    }
    foreach ($undone in $Undones) {
        if ($undone.was -ceq $Old.id + ' ' + $Old.hash) {
            $undone.id = $Step
        }
    }
    foreach ($aside in $Asides) {
        if ($aside.was -ceq $Old.id + ' ' + $Old.hash) {
            $aside.id = $Step
        }
    }
    $UsedWith[$Step] = @($OldUses -clike "$($Old.id) *" -replace '^\S+ ')
    foreach ($key in $StepKeys[2..7]) {
        $Records[$Step][$key] = $Old[$key]
    }
    if ($Old.outcome -eq 'done' -or $Old.again -like '*-done') {
        $Stood[$Step] = $true
    }
    if ($Old.again -match '-round([0-9.]+|-)') {
        $TakenIn[$Step] = $Matches[1]
    }
    $Records[$Step].again = $Old.again -replace '-.*$'
}

# What steps are known by, each given by its id and hash: their hash, and those of
# the steps before and after them in their procedure.
function Get-StepKey([string[]]$Id, [string[]]$Hash) {
    for ($n = 0; $n -lt $Id.Count; $n++) {
        $key = $Hash[$n]
        foreach ($other in ($n - 1), ($n + 1)) {
            $key += ' '
            if ($other -ge 0 -and $other -lt $Id.Count -and ($Id[$other] -split '\.')[0] -ceq ($Id[$n] -split '\.')[0]) {
                $key += $Hash[$other]
            }
        }
        $key
    }
}

# The indices of a text in a list.
function Find-Index([string[]]$List, [string]$Text) {
    for ($n = 0; $n -lt $List.Count; $n++) {
        if ($List[$n] -ceq $Text) {
            $n
        }
    }
}

# What is said of steps by the ids that others had in the article before is said by those that they
# have now: that a case does not hold, or how many rounds there were.
function Edit-Reason {
    foreach ($step in $Asked) {
        # What a person has typed stays as it is.
        $outcome = Get-Outcome $step
        $isOurs = $outcome -in 'not-applicable', 'left-out' -or @($Flags[$step]) -like 'again=*'
        if (-not $isOurs -or $Records[$step].reason -cnotmatch '^([p\d., ]+)( = .+| × \d+)$') {
            continue
        }
        $ids, $rest = $Matches[1, 2]
        $renamed = foreach ($id in $ids -split ', ') {
            foreach ($old in $OldSteps) {
                # Of a part that has steps, these tell.
                if ($old.is -ne '' -and "$($old.id).".StartsWith("$id.", 'Ordinal')) {
                    $below = $old.id.Substring($id.Length)
                    if ($old.is.EndsWith($below, 'Ordinal')) {
                        $id = $old.is.Substring(0, $old.is.Length - $below.Length)
                        break
                    }
                }
            }
            $id
        }
        $Records[$step].reason = ($renamed -join ', ') + $rest
    }
}

# Finds the steps of the state in the article by their text, since steps move
# when an article changes. Of steps with the same text, each is known by the steps
# around it; else by what was so of all of them. Where that does not tell, a
# person must, unless nothing can have run.
function Restore-State {
    Initialize-Record
    $hash = @($Hashes[$Asked])
    $oldId = $OldSteps.ForEach({ $_.id })
    $oldHash = $OldSteps.ForEach({ $_.hash })
    $now = @(Get-StepKey $Asked $hash)
    $then = @(Get-StepKey $oldId $oldHash)
    $unmatched = @(
        for ($n = 0; $n -lt $Asked.Count; $n++) {
            $here = @(Find-Index $now $now[$n])
            $there = @(Find-Index $then $now[$n])
            if ($here.Count -ne $there.Count) {
                $here = @(Find-Index $hash $hash[$n])
                $there = @(Find-Index $oldHash $hash[$n])
            }
            if ($here.Count -eq $there.Count -and ($there.Count -eq 1 -or $then[$there[0]] -ceq $now[$n])) {
                Restore-Record $Asked[$n] $OldSteps[$there[[array]::IndexOf($here, $n)]]
            } else {
                $n
            }
        }
    )
    $script:NewSteps = @()
    foreach ($n in $unmatched) {
        $here = @(Find-Index $hash $hash[$n])
        $there = $OldSteps.Where({ $_.hash -ceq $hash[$n] })
        $outcomes = @{}
        $left = $null
        foreach ($old in $there) {
            $outcomes[$old.outcome] = $true
            if ($null -eq $left -and $old.is -eq '') {
                $left = $old
            }
        }
        if ($null -ne $left -and $outcomes.Count -eq 1 -and $here.Count -le $there.Count) {
            Restore-Record $Asked[$n] $left
            continue
        }
        if ($null -eq $left -and (Restore-Past $Asked[$n])) {
            continue
        }
        $script:NewSteps += $Asked[$n]
        if ($null -ne $left -and ($outcomes.Count -gt 1 -or -not $outcomes.Contains('open'))) {
            Register-Unknown $Asked[$n]
        }
    }
    $is = ''
    $script:RunningWas = $Running
    $script:GoneSteps = @()
    foreach ($old in $OldSteps) {
        if ($old.id -ceq $Running) {
            $is = $old.is
            if ($is -eq '') {
                # It ran, and is no more in the article.
                $script:GoneRunning = $old
                $old.outcome = 'unknown'
            }
        }
        if ($old.is -eq '' -and $old.outcome -eq 'unknown') {
            Add-GoneAside $old
        }
        if ($old.is -eq '' -and $old.outcome -eq 'open') {
            $script:GoneSteps += $old.id
            Restore-Round $old.reason
        } elseif ($old.is -eq '') {
            $script:GoneSteps += $old.id + ' (' + (Get-OutcomeName $old.outcome) + ')'
            if ($old.outcome -eq 'ended-failed' -and $NewSteps -ccontains $old.id) {
                # What stands in its place now is done in its stead.
                $old.outcome = 'failed'
                if ($Finished -ne '') {
                    $script:GoneFailed += Get-Message 'skipped-because' @((Get-ThenName $old.id $old.hash), (Get-OutcomeName 'failed'))
                }
            } elseif ($old.outcome -in 'failed', 'unknown') {
                $isAsked = $NewSteps -ccontains $old.id -and ($old.outcome -eq 'failed' -or $Codes.Contains("$($old.id) run 1"))
                # Of what has come back there, the same is not known.
                $isAsked = $isAsked -or ($Asked -ccontains $old.id -and (Get-Outcome $old.id) -eq 'unknown' -and $OldSteps.ForEach({ $_.is }) -cnotcontains $old.id)
                # A roll-back is told of with what it is of.
                $isUndo = $old.again -like '0*' -or ($old.id -ceq $RunningWas -and $Due -eq '0')
                if (-not $isAsked -and -not $isUndo) {
                    # Nothing stands in its place, where it could be asked about.
                    $old.outcome = 'gone-' + $old.outcome
                }
            }
            $script:PastSteps += $old
        }
    }
    # What only stands further up or down is where it was, unless others changed places with it.
    $script:Swapped = @()
    $latest = -1
    $isSwapped = $NewSteps.Count + $GoneSteps.Count -eq 0
    $places = @($OldSteps.ForEach({ $_.is }))
    foreach ($step in $Asked) {
        $at = [array]::IndexOf($places, $step)
        if ($at -ge 0) {
            $isSwapped = $isSwapped -or $at -lt $latest
            $latest = $at
            if ($OldSteps[$at].id -cne $step) {
                $script:Swapped += $OldSteps[$at].id + ' → ' + $step
            }
        }
    }
    if (-not $isSwapped) {
        $script:Swapped = @()
    }
    Edit-Reason
    Register-Round
    Move-Remain
    Register-Changed
    $script:Running = $is
}

# The name of a step now, or what it was where it is no more in the article.
function Get-ThenName([string]$Id, [string]$Hash) {
    if ($Hashes[$Id] -ceq $Hash) {
        return $Id
    }
    if ($Called[$Hash]) {
        return Get-Message 'step-in-earlier-called' @($Id, $Called[$Hash])
    }
    return Get-Message 'step-in-earlier' $Id
}

# What steps are called is kept, of those that are no more in the article where that may still be
# told.
function Save-Called {
    $line = @($Deeds + $PastSteps + $Undones + $Asides).ForEach({ $_.hash })
    foreach ($hash in @($Called.Keys)) {
        if ($line -cnotcontains $hash) {
            $Called.Remove($hash)
        }
    }
    foreach ($step in $Asked) {
        $Called[$Hashes[$step]] = Get-Summary (Get-Word $step) 60
    }
}

# Whether a step was in the article before: then it has the record that it had. Where
# several differ, nobody knows.
function Restore-Past([string]$Step) {
    $found, $others = $PastSteps.Where({ $_.hash -ceq $Hashes[$Step] }, 'Split')
    $known = @{}
    foreach ($past in $found) {
        $known[$past[$StepKeys[2..7]] -join ' '] = $past
    }
    if ($known.Count -gt 1) {
        Register-Unknown $Step
    }
    if ($known.Count -ne 1) {
        return $false
    }
    $script:PastSteps = @($others)
    $found[0].outcome = $found[0].outcome -replace '^gone-'
    Restore-Record $Step $found[0]
    Restore-GoneAside $Step
    return $true
}

# Says that something cannot be written, and asks whether to try again. Where
# not, nothing more is recorded, and the run ends.
function Read-Retry([string]$Key, [string]$File) {
    Clear-Typed
    Write-Problem $Key $File
    if ($Attended -and -not $Interrupted) {
        $choice = -split 'c answer-on q answer-quit'
        if ((Read-Choice -Question (Get-Message 'state-try-again') -Answer $choice -Default 'c') -eq 'c') {
            return $true
        }
    }
    $script:StateLost = $true
    if ($Code -ne 130) {
        $script:Code = 1
    }
    return $false
}

# Writes the state. Whether that went well, in the end.
function Save-State {
    do {
        if ((Read-Lock $LockFile) -cne $Lock) {
            Write-Problem 'state-lost-lock'
            $script:StateLost = $true
            $script:Code = 4
            return $false
        }
        if (Save-File $StateFile (Get-StateText)) {
            return $true
        }
    } while (Read-Retry 'state-unwritable' $StateFile)
    return $false
}

# When what is recorded now has ended: where the operator has ended it, before the question.
$HaltedAt = ''

function Get-EndTime {
    if ($HaltedAt -eq '') {
        return Get-Time
    }
    $HaltedAt
    $script:HaltedAt = ''
}

# Keeps what happened with a step, in the one place where it is kept.
function Save-Record([string]$Step, [string]$Outcome, [string]$Status, [string]$Reason) {
    $Reason = Get-KeptReason $Step $Reason
    $script:Records[$Step] = @{
        outcome = $Outcome
        start = $Begun
        end = Get-EndTime
        status = @($Status, '-' -ne '')[0]
        again = '1'
        reason = @($Reason, '-' -ne '')[0]
    }
    $script:Running = ''
}
