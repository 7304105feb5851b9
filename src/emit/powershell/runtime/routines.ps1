# --- Routines ---------------------------------------------------------------

${Alias:Check} = 'Add-Check'
${Alias:Run} = 'Add-Run'
${Alias:Verify} = 'Add-Verify'
${Alias:Undo} = 'Add-Undo'

function Add-Check {
    $script:Codes[$script:CodeOf + ' check'] = Get-RecordText $args
}

function Add-Run {
    $script:RunOf += 1
    $script:Codes[$script:CodeOf + ' run ' + $script:RunOf] = Get-RecordText $args
}

function Add-Verify {
    $script:Codes[$script:CodeOf + ' verify'] = Get-RecordText $args
}

function Add-Undo {
    $script:Codes[$script:CodeOf + ' rollback'] = Get-RecordText $args
}

# Whether the current step has a code of this kind: `check`, `run 1`, `run 2`
# and so on, `verify` or `rollback`.
function Test-Code {
    param([string]$Kind)

    return $script:Codes.ContainsKey($script:Step + ' ' + $Kind)
}

# Runs the commands of a step, from the one that is due, and records that each
# begins. Whether all went well; where it did not, that is recorded too.
function Invoke-Routine {
    $script:Begun = Get-Time
    $script:Running = $script:Step
    $script:RunningSince = $script:Begun
    $script:Phase = 'run'
    $script:Due = $script:Records[$script:Step]['again']
    Write-Screen ''
    Write-Hint 'f' (Get-Message 'running')
    while (Test-Code ('run ' + $script:Due)) {
        $name = $script:Step + ' run ' + $script:Due
        $script:Attempt += 1
        if (-not (Save-State)) {
            Write-Problem (Get-Message 'state-nothing-run')
            $script:Running = ''
            return $false
        }
        $status = Invoke-Code $name
        if ($null -eq $status) {
            $script:Running = ''
            return $false
        }
        $script:ExitStatus = [string]$status
        if ($status -ne 0) {
            Write-Hint 'x' (Get-Message 'command-failed' $status)
            Save-Attempt -Step $script:Step -Phase 'run' -Result 'failed' -Status $script:ExitStatus -Reason $script:Why
            return $false
        }
        if ($script:Expected.ContainsKey($name) -and -not (Test-Output $name)) {
            $reason = Get-Message 'output-differs'
            Save-Attempt -Step $script:Step -Phase 'run' -Result 'failed' -Status $script:ExitStatus -Reason $reason
            return $false
        }
        $script:Due = [string](1 + [int]$script:Due)
    }
    return Invoke-Verify
}

# Checks the result of a step, where it has a check. Whether it is right.
function Invoke-Verify {
    if (-not (Test-Code 'verify')) {
        return $true
    }
    $script:Phase = 'verify'
    Write-Hint 'f' (Get-Message 'verifying')
    $status = Invoke-Code ($script:Step + ' verify')
    if ($null -eq $status) {
        return $false
    }
    if ($status -eq 0) {
        return $true
    }
    Write-Hint 'x' (Get-Message 'verify-failed' $status)
    Save-Attempt -Step $script:Step -Phase 'verify' -Result 'failed' -Status ([string]$status) -Reason $script:Why
    return $false
}

# Whether a step turns out to be done already; that is recorded.
function Invoke-Check {
    if (-not (Test-Code 'check') -or -not (Request-Value $script:Step)) {
        return $false
    }
    Write-Screen ''
    Write-Hint 'f' (Get-Message 'checking')
    if ((Invoke-Code ($script:Step + ' check')) -ne 0 -or $script:Code -ge 0) {
        return $false
    }
    Write-Hint 'n' (Get-Message 'already-done')
    Save-Outcome -Step $script:Step -Outcome 'already-done' -By 'command' -Status '0'
    return $true
}

# The steps that can be undone, those that ended last first.
function Find-Undoable {
    $found = @()
    $ends = @()
    foreach ($step in $script:Asked) {
        $record = $script:Records[$step]
        $ran = $record['outcome'] -eq 'done' -and $record['status'] -ne '-'
        if ($ran -and $script:Codes.ContainsKey($step + ' rollback')) {
            $found += $step
            $ends += $record['end']
        }
    }
    for ($left = $found.Count; $left -gt 0; $left -= 1) {
        $newest = -1
        for ($n = 0; $n -lt $found.Count; $n += 1) {
            if ($ends[$n] -ne '' -and ($newest -lt 0 -or $ends[$n] -ge $ends[$newest])) {
                $newest = $n
            }
        }
        $found[$newest]
        $ends[$newest] = ''
    }
}

# Undoes a step, and says what came of it.
function Undo-Step {
    param([string]$Step)

    Write-Screen ''
    Write-Hint 'f' (Get-Message 'undoing' $Step)
    if (-not (Request-Value $Step)) {
        return
    }
    $record = $script:Records[$Step]
    $before = $record['outcome']
    $start = Get-Time
    $script:Begun = $start
    $script:Running = $Step
    $script:RunningSince = $start
    $script:Due = '0'
    $script:Phase = 'rollback'
    $script:Attempt += 1
    $record['outcome'] = 'unknown'
    if (-not (Save-State)) {
        Write-Problem (Get-Message 'state-nothing-run')
        return
    }
    $status = Invoke-Code ($Step + ' rollback')
    if ($null -eq $status) {
        return
    }
    $script:Running = ''
    $record['outcome'] = $before
    $detail = @{
        'step' = $Step
        'hash' = $script:Hashes[$Step]
        'start' = $start
        'end' = Get-Time
        'outcome' = 'undone'
        'status' = [int]$status
    }
    if ($status -eq 0) {
        $record['outcome'] = 'undone'
        $record['end'] = $detail['end']
        $record['status'] = '0'
        $record['again'] = '1'
        $record['reason'] = '-'
    }
    else {
        $detail['outcome'] = 'failed'
    }
    Register-Event 'rollback' $detail
    if ($status -eq 0) {
        Write-Hint 'n' (Get-Message 'undone' $Step)
    }
    else {
        Write-Hint 'x' (Get-Message 'undo-failed' @($Step, $status))
    }
}

# The programs that the commands of the chosen steps call and that are not there.
function Find-Missing {
    for ($n = $script:First; $n -le $script:Last; $n += 1) {
        $step = $script:Asked[$n]
        if (-not $script:Calls.ContainsKey($step)) {
            continue
        }
        foreach ($tool in $script:Calls[$step]) {
            if ($tool -ne '' -and @(Get-Command -Name $tool -ErrorAction 'SilentlyContinue').Count -eq 0) {
                $tool
            }
        }
    }
}

# Shows the codes of a step that its words do not refer to.
function Show-Routine {
    param([string]$Id)

    Show-Code ($Id + ' check') (Get-Message 'command-check')
    for ($n = 1; $script:Codes.ContainsKey($Id + ' run ' + $n); $n += 1) {
        $name = $Id + ' run ' + $n
        if ($script:Referred -notcontains ('run ' + $n)) {
            Show-Code $name (Get-Message 'command-run')
        }
        if ($script:Referred -notcontains ('prints ' + $n) -and $script:Expected.ContainsKey($name)) {
            $text = $script:Expected[$name]['text']
            if ($text -ne '') {
                Write-Row ''
                Write-Titled -First '  ' -Rest '  ' -Title (Get-Message 'expected-output') -Code $text
            }
        }
    }
    Show-Code ($Id + ' verify') (Get-Message 'command-verify')
    Show-Code ($Id + ' rollback') (Get-Message 'command-rollback')
}

# Shows a code, where there is one.
function Show-Code {
    param([string]$Name, [string]$Title)

    if ($script:Codes.ContainsKey($Name)) {
        Write-Row ''
        Write-Titled -First '  ' -Rest '  ' -Title $Title -Code ($script:Codes[$Name])
    }
}
