# --- What can be rolled back

# The last deed of a step in the round that is under way; nothing where there is none.
function Find-Deed([string]$Step) {
    $own = $Deeds.Where({ $_.step -ceq $Step -and $_.hash -ceq $Hashes[$Step] -and $_.rounds -contains '0' }, 'Last')
    if ($own.Count -gt 0) {
        return $own[0]
    }
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
    $Deeds.Where({ $_.mark -cmatch '^(failed|undoing .*) [0-9]+$' })
}

# Whether the step of a deed has another text by now: what would have rolled it back is not
# here.
function Test-Former([object]$Deed) {
    return $Hashes[$Deed.step] -cne $Deed.hash
}

# The step of a deed, and the values that it was done with.
function Get-DeedName([object]$Deed) {
    $pairs = foreach ($line in $Deed.values) {
        $name, $value = $line.TrimStart([char]42) -split ' ', 2
        (Get-ValueName $name) + ' = ' + (Hide-Secret $value)
    }
    if ($pairs) {
        return $Deed.step + ' (' + ($pairs -join ', ') + ')'
    }
    return $Deed.step
}

# Says of which steps the roll-back is no more in the article.
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

# Adds to the summary what did not go well with roll-backs.
function Show-Deed {
    $failed = @(Get-FailedDeed)
    if ($failed.Count -gt 0) {
        Show-Row 'count-undo-failed' $failed.Count
    }
    foreach ($deed in $failed) {
        Write-Row ('    ' + (Get-Message 'undo-failed' @((Get-DeedName $deed), ($deed.mark -split ' ')[-1])))
    }
    Show-Former
}

# That a step was done. What was done with the same values is to be rolled back once.
function Add-Deed([string]$Step) {
    if (-not $Codes.Contains($Step + ' rollback')) {
        return
    }
    $used = @(Get-Used $Step)
    $others = $Deeds.Where({ $_.step -cne $Step -or $_.hash -cne $Hashes[$Step] -or "$($_.values)" -cne "$used" })
    $rounds = @($Deeds.Where({ $others -notcontains $_ }).ForEach({ $_.rounds }) -ne '0') + '0'
    $script:Deeds = @($others) + @{ was = ''; step = $Step; hash = $Hashes[$Step]; mark = ''; rounds = $rounds; values = $used }
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
        if ("$($deed.rounds)" -ne '0') {
            'rounds ' + ($deed.rounds -join ',')
        }
        foreach ($line in $deed.values) {
            $shown = Hide-Secret $line
            'with ' + '*' * [int](-not $shown.Equals($line)) + $shown
        }
    }
}

# Whether a step was done and can be undone.
function Test-Undoable([string]$Step) {
    return $Codes.Contains($Step + ' rollback') -and ($Records[$Step]['outcome'] -eq 'done' -or (Find-Deed $Step))
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
    $deed = Find-Deed $Current
    if (@(Get-FailedDeed).Where({ [object]::ReferenceEquals($_, $deed) }).Count -gt 0) {
        -split 'd answer-undone'
    }
}

# Where nobody knows whether the current step was rolled back: shows the values of that, where
# they are other ones now.
function Show-Doubt {
    if (Test-Undoing $Current) {
        Use-Lent (Get-DueDeed $Current) { Show-Lent }
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

# Adds to what is told of a roll-back the values that its deed was done with.
function Add-Pair([hashtable]$Detail, [object]$Deed) {
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
            $other.mark = $other.mark -creplace '^undoing [^ ]+ (?=[0-9])', 'failed ' -creplace '^undoing.*'
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
    }
    foreach ($round in @($rounds -ne '0')) {
        $others = $Undones.Where({ $_.id -cne $Step -or $_.hash -cne $Hashes[$Step] -or $_.round -ne $round })
        $script:Undones = @($others) + (Get-Undone -Step $Step -Round $round -Outcome 'undone' -Status '0')
    }
    $isLast = [object]::ReferenceEquals((Find-Deed $Step), $Deed)
    $record['again'] = '1'
    if ($isLast -and $before -ne 'open') {
        $record['outcome'] = 'undone'
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
function Confirm-Undone([string]$By) {
    $deed = Get-DueDeed $Current
    $now = Get-Time
    $detail = @{ step = $Current; hash = $Hashes[$Current]; start = $now; end = $now; outcome = 'undone'; by = $By }
    Save-Undone -Step $Current -Deed $deed -Detail $detail -By $By
    Register-Event 'rollback' $detail
    Write-Hint 'n' (Get-Message 'step-undone' $Current)
}

# Undoes a step, and says what came of it.
function Undo-Step([string]$Step, [object]$Deed) {
    if ($null -eq $Deed) {
        # What nobody has told of is undone as it stands.
        Add-Deed $Step
        $Deed = Find-Deed $Step
    }
    Write-Screen ''
    Write-Hint 'f' (Get-Message 'undoing' $Step)
    try {
        if (Use-Deed $Deed) {
            Show-Lent
            if (Request-Value $Step) {
                Invoke-Undo $Step $Deed
            }
        }
    } finally {
        Clear-Lent
    }
}

# Runs what undoes a step, and records it.
function Invoke-Undo([string]$Step, [object]$Deed) {
    $record = $Records[$Step]
    $outcome, $mark = $record['outcome'], $Deed.mark
    $before = Get-Before $Step $Deed
    Clear-Doubt $Deed
    $Deed.mark = "undoing $before"
    $start = $script:Begun = $script:RunningSince = Get-Time
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
    $script:Running = ''
    $record['outcome'] = $outcome
    $detail = @{
        'step' = $Step
        'hash' = $Hashes[$Step]
        'start' = $start
        'end' = Get-Time
        'outcome' = 'undone'
        'status' = [int]$status
    }
    if ($status -eq 0) {
        Save-Undone -Step $Step -Deed $Deed -Detail $detail -By 'command'
    } else {
        Add-Pair $detail $Deed
        $Deed.mark = "failed $status"
        if (Test-Undoing $Step) {
            $Deed.mark = "undoing $before $status"
        }
        $detail['outcome'] = 'failed'
        if ($script:Why -ne '') {
            $detail['reason'] = $script:Why
        }
    }
    Register-Event 'rollback' $detail
    if ($status -eq 0) {
        Show-Well
        Write-Hint 'n' (Get-Message 'step-undone' $Step)
    } else {
        Show-Ill (Get-Message 'undo-failed' @($Step, $status))
    }
}

# Offers to undo what was run, the newest first, but for the last that a step did where the
# operator has said why it stays as it is. The run may end meanwhile.
function Request-Undo {
    for ($n = $Deeds.Count - 1; $n -ge 0 -and $Code -lt 0; $n--) {
        $deed = $Deeds[$n]
        $step = $deed.step
        if (-not $Codes.Contains($step + ' rollback') -or (Test-Former $deed)) {
            continue
        }
        $stays = (Get-Outcome $step) -in 'skipped', 'ended-failed'
        if ($stays -and [object]::ReferenceEquals((Find-Deed $step), $deed)) {
            continue
        }
        Write-Screen ''
        Write-Name $step
        Show-Rollback -Step $step -Deed $deed -All $true
        # What it did in the present round is of none by name.
        $name = $step
        if ($deed.rounds -notcontains '0') {
            $name = Get-Message 'step-in-round' @($step, ($deed.rounds -join ', '))
        }
        $question = Get-Message 'question-undo' $name
        $answer = Read-Choice -Question $question -Answer @('u', 'answer-undo', 'k', 'answer-keep') -Default 'k' -About $step
        if ($answer -eq 'u') {
            Undo-Step $step $deed
        }
    }
}
