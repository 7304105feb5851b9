# --- What can be rolled back

# The last deed of a step; nothing where there is none.
function Find-Deed([string]$Step) {
    $own = $Deeds.Where({ $_.step -ceq $Step -and $_.hash -ceq $Hashes[$Step] }, 'Last')
    if ($own.Count -gt 0) {
        return $own[0]
    }
}

# That commands of a step have run. What they did with the same values is to be rolled back
# once.
function Add-Deed([string]$Step) {
    if (-not $Codes.Contains($Step + ' rollback')) {
        return
    }
    $used = @(Get-Used $Step)
    $others = $Deeds.Where({ $_.step -cne $Step -or $_.hash -cne $Hashes[$Step] -or "$($_.values)" -cne "$used" })
    $rounds = @($Deeds.Where({ $others -notcontains $_ }).ForEach({ $_.rounds }) -ne '0') + '0'
    $script:Deeds = @($others) + @{ was = ''; step = $Step; hash = $Hashes[$Step]; rounds = $rounds; values = $used }
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
        $line = 'deed ' + $deed.step + ' ' + $deed.hash
        if ($Running + $GoneRunning -ne '' -and $Due -eq '0' -and [object]::ReferenceEquals($deed, $AtDeed)) {
            $line += ' undoing'
        }
        $line
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

# Shows what would roll a step back, with the values that it was done with: all, or those
# that are other ones now.
function Show-Rollback([string]$Step, [object]$Deed, [bool]$All) {
    # What is lent to a roll-back that is about to run stays.
    $Lent = @{}
    $null = Use-Deed $Deed
    Show-Code ($Step + ' rollback') (Get-Message 'command-rollback')
    if ($All) {
        Show-StepValue $Step
    } else {
        Show-Lent
    }
}

# Adds to what is told of a roll-back the values that its deed was done with.
function Add-Pair([hashtable]$Detail, [object]$Deed) {
    $pairs = @(Get-Pair $Deed)
    if ($pairs.Count -gt 0) {
        $Detail['values'] = $pairs
    }
}

# Undoes a step, and says what came of it.
function Undo-Step([string]$Step, [object]$Deed) {
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
    $before = $record['outcome']
    $start = $script:Begun = $script:RunningSince = Get-Time
    $script:Due = '0'
    $script:AtDeed = $Deed
    $script:Phase = 'rollback'
    Publish-Lent
    $status = Invoke-Code ($Step + ' rollback')
    if ($null -eq $status) {
        # It has not begun, or what is so is recorded.
        return
    }
    $script:Running = ''
    $record['outcome'] = $before
    $detail = @{
        'step' = $Step
        'hash' = $Hashes[$Step]
        'start' = $start
        'end' = Get-Time
        'outcome' = 'undone'
        'status' = [int]$status
    }
    Add-Pair $detail $Deed
    if ($status -eq 0) {
        $rounds = @('0')
        if ($null -ne $Deed) {
            $rounds = $Deed.rounds
        }
        foreach ($round in @($rounds -ne '0')) {
            $others = $Undones.Where({ $_.id -cne $Step -or $_.hash -cne $Hashes[$Step] -or $_.round -ne $round })
            $script:Undones = @($others) + (Get-Undone -Step $Step -Round $round -Outcome 'undone' -Status '0')
        }
        # What the step did last stands where an earlier deed is undone; where another round
        # has opened the step, it stands as it does there.
        $own = $rounds -contains '0' -and ($null -eq $Deed -or [object]::ReferenceEquals((Find-Deed $Step), $Deed))
        if ($before -ne 'open' -and $own) {
            $record['outcome'] = 'undone'
            $record['end'] = $detail['end'] + "+$($Seq + 1)+command"
            $record['status'] = '0'
            $record['again'] = '1'
            $record['reason'] = '-'
        }
        $script:Deeds = @($Deeds.Where({ -not [object]::ReferenceEquals($_, $Deed) }))
    } else {
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
        if (-not $Codes.Contains($step + ' rollback') -or $Hashes[$step] -cne $deed.hash) {
            continue
        }
        $stays = (Get-Outcome $step) -in 'skipped', 'ended-failed' -and $deed.rounds -contains '0'
        if ($stays -and [object]::ReferenceEquals((Find-Deed $step), $deed)) {
            continue
        }
        Write-Screen ''
        Write-Name $step
        Show-Rollback -Step $step -Deed $deed -All $true
        $question = Get-Message 'question-undo' $step
        $answer = Read-Choice -Question $question -Answer @('u', 'answer-undo', 'k', 'answer-keep') -Default 'k' -About $step
        if ($answer -eq 'u') {
            Undo-Step $step $deed
        }
    }
}
