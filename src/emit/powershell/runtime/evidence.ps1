# --- Evidence

# The keys of a line of evidence, in order.
$script:EvidenceKeys = @(
    'v', 'run', 'seq', 'event', 'runbook', 'who', 'host', 'locale', 'shell', 'version'
    'step', 'hash', 'start', 'end', 'outcome', 'result', 'phase', 'command', 'status', 'by', 'reason'
    'note', 'name', 'variable', 'value', 'secret', 'from', 'sources', 'steps', 'codes', 'prev'
)

# A value as JSON has it.
function ConvertTo-JsonText([object]$Value) {
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
    $text = ([string]$Value).Replace('\', '\\').Replace('"', '\"').Replace($Newline, '\n')
    return '"' + ($text -replace '[\x00-\x1f\x7f]', ' ') + '"'
}

# The line of an event. What is not in `Detail` is the same for all.
function Get-EvidenceLine([string]$Name, [hashtable]$Detail) {
    $all = @{
        'v' = 1
        'run' = $Run
        'seq' = $Seq
        'event' = $Name
        'runbook' = $Runbook
        'who' = [Environment]::UserName
        'host' = [Environment]::MachineName
        'locale' = $Tag
        'shell' = 'PowerShell ' + [string]$PSVersionTable.PSVersion
        'version' = $MadeBy
        'prev' = $Prev
    }
    foreach ($key in @($Detail.Keys)) {
        $all[$key] = $Detail[$key]
    }
    $parts = @()
    foreach ($key in $EvidenceKeys) {
        if ($all.Contains($key)) {
            $parts += '"' + $key + '":' + (ConvertTo-JsonText $all[$key])
        }
    }
    return '{' + ($parts -join ',') + '}'
}

# Adds a line to the evidence. A line that was cut off is closed first; whether
# there was one.
function Write-EvidenceLine([string]$Line) {
    $torn = $false
    $fresh = -not [IO.File]::Exists($EvidenceFile)
    $stream = [IO.File]::Open($EvidenceFile, 'OpenOrCreate', 'ReadWrite', 'ReadWrite')
    try {
        if ($fresh) {
            Protect-Path $EvidenceFile '600'
        }
        if ($stream.Length -gt 0) {
            $null = $stream.Seek(-1, 'End')
            $torn = $stream.ReadByte() -ne 10
        }
        $null = $stream.Seek(0, 'End')
        $text = $Line + $Newline
        if ($torn) {
            $text = $Newline + $text
        }
        $bytes = $Utf8.GetBytes($text)
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    } finally {
        $stream.Dispose()
    }
    return $torn
}

# Adds a line to the evidence. Whether that went well, in the end.
function Add-Evidence([string]$Line) {
    while ($true) {
        try {
            if (Write-EvidenceLine $Line) {
                Write-Problem 'evidence-torn'
            }
            return $true
        } catch {
            if (-not (Read-Retry 'evidence-unwritable' $EvidenceFile)) {
                return $false
            }
        }
    }
}

# Records an event: first the state, which holds the line of the event, then
# the evidence. What is missing there after a crash, the next start adds.
function Register-Event([string]$Name, [hashtable]$Detail = @{}) {
    if ($StateLost) {
        return
    }
    $script:Seq += 1
    $script:Pending = Get-EvidenceLine $Name $Detail
    $script:Prev = Get-Digest ($Utf8.GetBytes($Pending))
    if (Save-State) {
        $null = Add-Evidence $Pending
    }
}

# The SHA-256 of the last line of the evidence; empty where there is none.
function Get-LastDigest {
    if (-not [IO.File]::Exists($EvidenceFile)) {
        return ''
    }
    $bytes = [IO.File]::ReadAllBytes($EvidenceFile)
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
    if ($Pending -eq '') {
        return
    }
    $held = ''
    if ([IO.File]::Exists($EvidenceFile)) {
        $held = [IO.File]::ReadAllText($EvidenceFile, $Utf8)
    }
    $line = $Pending + $Newline
    $ordinal = [StringComparison]::Ordinal
    if ($held.EndsWith($line, $ordinal)) {
        return
    }
    # Where several runs share a file, other lines may follow ours.
    if ($held.IndexOf($Newline + $line, $ordinal) -lt 0 -and -not $held.StartsWith($line, $ordinal)) {
        $null = Add-Evidence $Pending
        return
    }
    $script:Prev = Get-LastDigest
}

# Records how a step ended.
function Save-Outcome([string]$Step, [string]$Outcome, [string]$By, [string]$Reason = '', [string]$Status = '') {
    $clean = Hide-Secret $Reason
    Save-Record -Step $Step -Outcome $Outcome -Status $Status -Reason $clean
    $detail = @{
        'step' = $Step
        'hash' = $Hashes[$Step]
        'start' = $Begun
        'end' = $Records[$Step]['end']
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
    if ($StateLost) {
        $word = Get-OutcomeName $Outcome
        Write-Problem 'state-not-recorded' @($Step, $word)
    }
}

