# --- Evidence ---------------------------------------------------------------

# The keys of a line of evidence, in order.
$script:EvidenceKeys = @(
    'v', 'run', 'seq', 'event', 'runbook', 'who', 'host', 'locale', 'shell', 'version'
    'step', 'hash', 'start', 'end', 'outcome', 'result', 'phase', 'status', 'by', 'reason'
    'note', 'name', 'value', 'secret', 'from', 'sources', 'prev'
)

# A value as JSON has it.
function ConvertTo-JsonText {
    param([object]$Value)

    if ($null -eq $Value) {
        return 'null'
    }
    if ($Value -is [bool]) {
        return ([string]$Value).ToLowerInvariant()
    }
    if ($Value -is [int]) {
        return [string]$Value
    }
    if ($Value -is [array]) {
        $parts = @()
        foreach ($part in $Value) {
            $parts += ConvertTo-JsonText $part
        }
        return '[' + ($parts -join ',') + ']'
    }
    $text = ([string]$Value).Replace('\', '\\').Replace('"', '\"')
    return '"' + ($text -replace '[\x00-\x1f\x7f]', ' ') + '"'
}

# The line of an event. What is not in `Detail` is the same for all.
function Get-EvidenceLine {
    param([string]$Name, [hashtable]$Detail)

    $all = @{
        'v' = 1
        'run' = $script:Run
        'seq' = $script:Seq
        'event' = $Name
        'runbook' = $script:Runbook
        'who' = [Environment]::UserName
        'host' = [Environment]::MachineName
        'locale' = $script:Tag
        'shell' = 'PowerShell ' + [string]$PSVersionTable.PSVersion
        'version' = $script:MadeBy
        'prev' = $script:Prev
    }
    foreach ($key in @($Detail.Keys)) {
        $all[$key] = $Detail[$key]
    }
    $parts = @()
    foreach ($key in $script:EvidenceKeys) {
        if ($all.ContainsKey($key)) {
            $parts += '"' + $key + '":' + (ConvertTo-JsonText $all[$key])
        }
    }
    return '{' + ($parts -join ',') + '}'
}

# Adds a line to the evidence. A line that was cut off is closed first; whether
# there was one.
function Write-EvidenceLine {
    param([string]$Line)

    $torn = $false
    $mode = [System.IO.FileMode]::OpenOrCreate
    $access = [System.IO.FileAccess]::ReadWrite
    $fresh = -not [System.IO.File]::Exists($script:EvidenceFile)
    $stream = [System.IO.FileStream]::new($script:EvidenceFile, $mode, $access, [System.IO.FileShare]::ReadWrite)
    try {
        if ($fresh) {
            Protect-Path $script:EvidenceFile '600'
        }
        if ($stream.Length -gt 0) {
            $null = $stream.Seek(-1, [System.IO.SeekOrigin]::End)
            $torn = $stream.ReadByte() -ne 10
        }
        $null = $stream.Seek(0, [System.IO.SeekOrigin]::End)
        $text = $Line + $script:Newline
        if ($torn) {
            $text = $script:Newline + $text
        }
        $bytes = $script:Utf8.GetBytes($text)
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    }
    finally {
        $stream.Dispose()
    }
    return $torn
}

# Adds a line to the evidence. Whether that went well, in the end.
function Add-Evidence {
    param([string]$Line)

    while ($true) {
        try {
            if (Write-EvidenceLine $Line) {
                Write-Problem (Get-Message 'evidence-torn')
            }
            return $true
        }
        catch {
            if (-not (Read-Retry 'evidence-unwritable' $script:EvidenceFile)) {
                return $false
            }
        }
    }
}

# Records an event: first the state, which holds the line of the event, then
# the evidence. What is missing there after a crash, the next start adds.
function Register-Event {
    param([string]$Name, [hashtable]$Detail = @{})

    if ($script:StateLost) {
        return
    }
    $script:Seq += 1
    $script:Pending = Get-EvidenceLine $Name $Detail
    $script:Prev = Get-Digest ($script:Utf8.GetBytes($script:Pending))
    if (Save-State) {
        $null = Add-Evidence $script:Pending
    }
}

# The SHA-256 of the last line of the evidence; empty where there is none.
function Get-LastDigest {
    if (-not [System.IO.File]::Exists($script:EvidenceFile)) {
        return ''
    }
    $bytes = [System.IO.File]::ReadAllBytes($script:EvidenceFile)
    $end = $bytes.Length
    if ($end -gt 0 -and $bytes[$end - 1] -eq 10) {
        $end -= 1
    }
    $start = $end
    while ($start -gt 0 -and $bytes[$start - 1] -ne 10) {
        $start -= 1
    }
    if ($start -eq $end) {
        return ''
    }
    $line = [byte[]]::new($end - $start)
    [array]::Copy($bytes, $start, $line, 0, $line.Length)
    return Get-Digest $line
}

# Adds the line that the state holds, where the evidence lacks it.
function Restore-Evidence {
    if ($script:Pending -eq '') {
        return
    }
    $held = ''
    if ([System.IO.File]::Exists($script:EvidenceFile)) {
        $held = [System.IO.File]::ReadAllText($script:EvidenceFile, $script:Utf8)
    }
    $line = $script:Pending + $script:Newline
    $ordinal = [System.StringComparison]::Ordinal
    if ($held.EndsWith($line, $ordinal)) {
        return
    }
    # Where several runs share a file, other lines may follow ours.
    if ($held.IndexOf($script:Newline + $line, $ordinal) -lt 0 -and -not $held.StartsWith($line, $ordinal)) {
        $null = Add-Evidence $script:Pending
        return
    }
    $script:Prev = Get-LastDigest
}

# Records how a step ended.
function Save-Outcome {
    param([string]$Step, [string]$Outcome, [string]$By, [string]$Reason = '', [string]$Status = '')

    $clean = Hide-Secret $Reason
    Save-Record -Step $Step -Outcome $Outcome -Status $Status -Reason $clean
    $detail = @{
        'step' = $Step
        'hash' = $script:Hashes[$Step]
        'start' = $script:Begun
        'end' = $script:Records[$Step]['end']
        'outcome' = $Outcome
        'by' = $By
    }
    if ($Status -ne '') {
        $detail['status'] = [int]$Status
    }
    if ($clean -ne '') {
        $detail['reason'] = $clean
    }
    Register-Event 'step' $detail
    if ($script:StateLost) {
        $word = Get-OutcomeName $Outcome
        Write-Problem (Get-Message 'state-not-recorded' @($Step, $word))
    }
}

# Records what was tried at a step and was not its end.
function Save-Attempt {
    param([string]$Step, [string]$Phase, [string]$Result, [string]$Status = '', [string]$Reason = '')

    $outcome = 'unknown'
    if ($Result -eq 'failed') {
        $outcome = 'failed'
    }
    Save-Record -Step $Step -Outcome $outcome -Status $Status -Reason $Reason
    if ($Phase -eq 'run') {
        $script:Records[$Step]['again'] = $script:Due
    }
    $detail = @{
        'step' = $Step
        'hash' = $script:Hashes[$Step]
        'start' = $script:Begun
        'end' = $script:Records[$Step]['end']
        'phase' = $Phase
        'result' = $Result
    }
    if ($Status -ne '') {
        $detail['status'] = [int]$Status
    }
    if ($Reason -ne '') {
        $detail['reason'] = $Reason
    }
    Register-Event 'attempt' $detail
    if ($script:StateLost) {
        $word = Get-OutcomeName $outcome
        Write-Problem (Get-Message 'state-not-recorded' @($Step, $word))
    }
}
