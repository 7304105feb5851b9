# --- State ------------------------------------------------------------------

# Forgets what happened with every step.
function Initialize-Record {
    $script:Records = @{}
    foreach ($step in $Asked) {
        $Records[$step] = @{
            'outcome' = 'open'
            'start' = '-'
            'end' = '-'
            'status' = '-'
            # The command that is due, where some of them have run.
            'again' = '1'
            'reason' = '-'
        }
    }
}

# What happened with a step.
function Get-Outcome([string]$Step) {
    return $Records[$Step]['outcome']
}

# What an outcome is called.
function Get-OutcomeName([string]$Outcome) {
    switch ($Outcome) {
        'done' { return Get-Message 'outcome-done' }
        'already-done' { return Get-Message 'outcome-already-done' }
        'skipped' { return Get-Message 'outcome-skipped' }
        'failed' { return Get-Message 'outcome-failed' }
        'unknown' { return Get-Message 'outcome-unknown' }
        'undone' { return Get-Message 'outcome-undone' }
    }
    return Get-Message 'outcome-open'
}

# Whether a step needs nobody any more.
function Test-Handled([string]$Step) {
    return @('done', 'already-done', 'skipped') -contains (Get-Outcome $Step)
}

# The state as it is written.
function Get-StateText {
    $lines = @(
        'runbookc-state 1'
        ('run ' + $Run)
        ('locale ' + $Tag)
        ('started ' + $Started)
        ('evidence ' + $EvidenceFile)
    )
    if ($Finished -ne '') {
        $lines += 'finished yes'
    }
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        if ($Values[$n] -ne '' -and -not $Secrets[$n]) {
            $lines += 'param ' + $script:Variables[$n] + ' ' + $Values[$n]
        }
    }
    foreach ($step in $Asked) {
        $record = $Records[$step]
        $words = @('step', $step, $Hashes[$step])
        foreach ($key in @('outcome', 'start', 'end', 'status', 'again', 'reason')) {
            $words += $record[$key]
        }
        $lines += $words -join ' '
    }
    if ($Running -ne '') {
        $attempt = $Run + '/' + $script:Attempt
        $words = @('running', $Running, $Due, $attempt, $RunningSince, $PID)
        $lines += $words -join ' '
    }
    $lines += 'seq ' + [string]$Seq
    if ($null -ne $Prev) {
        $lines += 'prev ' + $Prev
    }
    if ($Pending -ne '') {
        $lines += 'pending ' + $Pending
    }
    return ($lines -join $Newline) + $Newline
}

# Reads the state of the last run. Whether there is one.
function Read-State {
    if (-not [IO.File]::Exists($StateFile)) {
        return $false
    }
    $script:Run = ''
    $script:OldSteps = @()
    $script:Prev = $null
    foreach ($line in [IO.File]::ReadAllLines($StateFile, $Utf8)) {
        $at = $line.IndexOf([char]32)
        if ($at -lt 1) {
            continue
        }
        $word = $line.Substring(0, $at)
        Read-StateLine $word ($line.Substring($at + 1))
    }
    return $Run -ne ''
}

# Takes over a line of the state.
function Read-StateLine([string]$Word, [string]$Text) {
    if ($Word -ceq 'run') {
        $script:Run = $Text
    } elseif ($Word -ceq 'started') {
        $script:Started = $Text
    } elseif ($Word -ceq 'evidence') {
        $script:EvidenceFile = $Text
    } elseif ($Word -ceq 'finished') {
        $script:Finished = $Text
    } elseif ($Word -ceq 'seq' -and $Text -match '^[0-9]{1,9}$') {
        $script:Seq = [int]$Text
    } elseif ($Word -ceq 'prev') {
        $script:Prev = $Text
    } elseif ($Word -ceq 'pending') {
        $script:Pending = $Text
    } elseif ($Word -ceq 'param') {
        for ($n = 0; $n -lt $Names.Count; $n += 1) {
            $start = $script:Variables[$n] + ' '
            if ($Text.StartsWith($start, [StringComparison]::Ordinal)) {
                $StateValues[$n] = $Text.Substring($start.Length)
            }
        }
    } elseif ($Word -ceq 'step') {
        $field = @($Text -split ' ', 8)
        if ($field.Count -eq 8) {
            $script:OldSteps += @{
                'id' = $field[0]
                'hash' = $field[1]
                'outcome' = $field[2]
                'start' = $field[3]
                'end' = $field[4]
                'status' = $field[5]
                'again' = $field[6]
                'reason' = $field[7]
                'is' = ''
            }
        }
    } elseif ($Word -ceq 'running') {
        $field = @($Text -split ' ')
        if ($field.Count -eq 5) {
            $script:Running = $field[0]
            $script:Due = $field[1]
            $script:RunningSince = $field[3]
        }
    }
}

# Takes what the state knows of a step for a step of the article.
function Restore-Record([string]$Step, [hashtable]$Old) {
    $Old['is'] = $Step
    foreach ($key in @('outcome', 'start', 'end', 'status', 'again', 'reason')) {
        $Records[$Step][$key] = $Old[$key]
    }
}

# Finds the steps of the state in the article: first by id and hash, then by
# the hash alone, since steps move when an article changes; but never where two
# steps have the same text, of which one is gone or new: nobody knows which was
# done.
function Restore-State {
    Initialize-Record
    $new = @()
    foreach ($step in $Asked) {
        $found = $false
        foreach ($old in $OldSteps) {
            if ($old['id'] -ceq $step -and $old['hash'] -ceq $Hashes[$step]) {
                Restore-Record $step $old
                $found = $true
            }
        }
        if (-not $found) {
            $new += $step
        }
    }
    $left = @()
    foreach ($old in $OldSteps) {
        if ($old['is'] -eq '') {
            $left += $old
        }
    }
    $script:NewSteps = @()
    foreach ($step in $new) {
        $twins = @()
        foreach ($other in $new) {
            if ($Hashes[$other] -ceq $Hashes[$step]) {
                $twins += $other
            }
        }
        $same = @()
        foreach ($old in $left) {
            if ($old['hash'] -ceq $Hashes[$step]) {
                $same += $old
            }
        }
        if ($same.Count -eq 1 -and $twins.Count -eq 1) {
            Restore-Record $step $same[0]
        } else {
            $script:NewSteps += $step
        }
    }
    $script:GoneSteps = @()
    foreach ($old in $left) {
        if ($old['is'] -eq '') {
            $script:GoneSteps += $old['id']
        }
    }
}

# Says that something cannot be written, and asks whether to try again. Where
# not, nothing more is recorded, and the run ends.
function Read-Retry([string]$Key, [string]$File) {
    Write-Problem $Key $File
    if ($Attended -and -not $Interrupted) {
        Write-Screen -NoNewline ((Get-Message 'state-try-again') + ' ')
        $reply = Read-Reply
        if ($null -ne $reply -and $reply -ne 'q') {
            return $true
        }
    }
    $script:StateLost = $true
    if ($script:Code -ne 130) {
        $script:Code = 1
    }
    return $false
}

# Writes the state. Whether that went well, in the end.
function Save-State {
    while (-not (Save-File $StateFile (Get-StateText))) {
        if (-not (Read-Retry 'state-unwritable' $StateFile)) {
            return $false
        }
    }
    return $true
}

# Keeps what happened with a step, in the one place where it is kept.
function Save-Record([string]$Step, [string]$Outcome, [string]$Status, [string]$Reason) {
    $record = $Records[$Step]
    $record['outcome'] = $Outcome
    $record['start'] = $Begun
    $record['end'] = Get-Time
    $record['status'] = '-'
    $record['again'] = '1'
    $record['reason'] = '-'
    if ($Status -ne '') {
        $record['status'] = $Status
    }
    if ($Reason -ne '') {
        $record['reason'] = $Reason
    }
    $script:Running = ''
}
