# --- Evidence

# What a record of the step tells of what its commands have printed.
$script:Told = @{}
# What is said of evidence that can no longer be written, or is gone, and is left behind.
$LeftBehind = ''
# Where this start has written.
$KeptIn = ''

# The keys of a line of evidence, in order.
$EvidenceKeys = -split @'
v run seq event runbook who host locale shell version step hash start end outcome result
phase command status by reason first attempt compared expected output note round repeats name variable value secret
from values begins only from_step sources steps apart ways loops codes deeds failures prev
'@

# A value as JSON has it.
function ConvertTo-JsonText([object]$Value) {
    if ($null -eq $Value) {
        return 'null'
    }
    if ($Value -is [bool] -or $Value -is [int]) {
        return ([string]$Value).ToLowerInvariant()
    }
    if ($Value -is [array]) {
        return '[' + (@(foreach ($part in $Value) { ConvertTo-JsonText $part }) -join ',') + ']'
    }
    $text = ([string]$Value).Replace('\', '\\').Replace('"', '\"').Replace($Newline, '\n')
    return '"' + ($text -replace '[\x00-\x1f\x7f]', ' ') + '"'
}

# The line of an event. What is not in `Detail` is the same for all.
function Get-EvidenceLine([string]$Name, [hashtable]$Detail) {
    $all = @{
        v = 1
        run = $Run
        seq = $Seq
        event = $Name
        runbook = $Runbook
        who = Get-Operator
        host = Get-HostName
        locale = $Tag
        shell = 'PowerShell ' + $PSVersionTable.PSVersion
        version = $MadeBy
        prev = $Prev
    } + $Detail
    $parts = foreach ($key in $EvidenceKeys) {
        if ($all.Contains($key)) {
            '"' + $key + '":' + (ConvertTo-JsonText $all[$key])
        }
    }
    return '{' + ($parts -join ',') + '}'
}

# Whether what this start has written is no more there: moved away, or on a share that went.
function Test-Lost {
    return $KeptIn -cne '' -and $KeptIn -ceq $EvidenceFile -and
        [IO.Directory]::Exists([IO.Path]::GetDirectoryName($EvidenceFile)) -and
        (-not [IO.File]::Exists($EvidenceFile) -or ([IO.FileInfo]$EvidenceFile).Length -eq 0)
}

# Adds a line to the evidence. A line that was cut off is closed first; whether
# there was one. Nothing goes on under the name of what is lost.
function Write-EvidenceLine([string]$Line) {
    if (Test-Lost) {
        throw
    }
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
        $bytes = $Utf8.GetBytes($Newline * [int]$torn + $Line + $Newline)
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
        # A device keeps nothing.
        if ($stream.Length -gt 0) {
            $script:KeptIn = $EvidenceFile
        }
    } finally {
        $stream.Dispose()
    }
    return $torn
}

# Adds a line to the evidence. Whether that went well, in the end.
function Add-Evidence([string]$Line) {
    do {
        try {
            if (Write-EvidenceLine $Line) {
                Write-Problem 'evidence-torn'
            }
            return $true
        } catch {
            $key = @('evidence-unwritable', 'evidence-gone')[(Test-Lost)]
            $again = Read-Retry $key $EvidenceFile
        }
    } while ($again)
    return $false
}

# Makes an event the next line of the evidence.
function Save-Pending([string]$Name, [hashtable]$Detail) {
    $script:Seq++
    $script:Warned = ''
    $script:Pending = Get-EvidenceLine $Name $Detail
    $script:Prev = Get-Digest ($Utf8.GetBytes($Pending))
}

# Records an event: first the state, which holds the line of the event, then
# the evidence. What is missing there after a crash, the next start adds.
function Register-Event([string]$Name, [hashtable]$Detail = @{}) {
    if ($StateLost) {
        return
    }
    Save-Pending $Name $Detail
    if (Save-State) {
        $null = Add-Evidence $Pending
    }
}

# The SHA-256 of the last line of the evidence; empty where there is none.
function Get-LastDigest {
    if (-not [IO.File]::Exists($EvidenceFile)) {
        return ''
    }
    # In Latin 1, each byte is a character.
    $encoding = [Text.Encoding]::GetEncoding(28591)
    $text = $encoding.GetString([IO.File]::ReadAllBytes($EvidenceFile)) -replace '\n\z'
    $line = ($text -split '\n')[-1]
    if ($line -ne '') {
        $line = Get-Digest ($encoding.GetBytes($line))
    }
    return $line
}

# The text of the evidence, each line between two ends of lines.
function Read-Evidence {
    if ([IO.File]::Exists($EvidenceFile)) {
        return $Newline + [IO.File]::ReadAllText($EvidenceFile, $Utf8)
    }
    return $Newline
}

# What is said of evidence that holds neither the last line of the run nor the one before it; else
# nothing.
function Get-Gap([string]$Held) {
    $place = '"run":"' + $Run + '","seq":'
    if ($Seq -lt 2 -or $Held.Contains("$Newline$Pending$Newline") -or $Held.Contains("$place$($Seq - 1),")) {
        return ''
    }
    $key = 'evidence-gone'
    if ($Held.Contains($place)) {
        $key = 'evidence-cut'
    }
    return Get-Message $key $EvidenceFile
}

# The same of what is there now, where there is its folder.
function Find-Gap {
    if ([IO.Directory]::Exists([IO.Path]::GetDirectoryName($EvidenceFile))) {
        return Get-Gap (Read-Evidence)
    }
    return ''
}

# Adds the line that the state holds, where the evidence lacks it. Where it does not even hold the
# line before that, the record of the run so far is no more there.
function Restore-Evidence {
    if ($Pending -eq '') {
        return
    }
    try {
        $script:LeftBehind = Find-Gap
        if ($LeftBehind -eq '' -and -not (Read-Evidence).Contains("$Newline$Pending$Newline") -and (Write-EvidenceLine $Pending)) {
            Write-Problem 'evidence-torn'
        }
    } catch {
        $script:LeftBehind = Get-Message 'evidence-unwritable' $EvidenceFile
    }
    if ($LeftBehind -ne '') {
        Write-Trouble $LeftBehind
    }
}

# The file that was asked for can be written, or that is wrong about the command line.
function Confirm-Wanted {
    if ($WantedEvidence -eq '') {
        return
    }
    Lock-Evidence
    if ($Code -ge 0) {
        return
    }
    try {
        $fresh = -not [IO.File]::Exists($EvidenceFile)
        [IO.File]::Open($EvidenceFile, 'OpenOrCreate', 'ReadWrite', 'ReadWrite').Dispose()
        if ($fresh) {
            Protect-Path $EvidenceFile '600'
        }
    } catch {
        Write-Problem 'evidence-unwritable' $EvidenceFile
        $script:Code = 2
    }
}

# Goes on only where the evidence is as it was. Without a person, the run ends.
function Wait-Evidence {
    while ($LeftBehind -ne '' -and $Code -lt 0) {
        Write-Problem 'evidence-elsewhere' '-Evidence'
        if (-not $Attended) {
            $script:Code = @(1, 3)[$LeftBehind -cne (Get-Message 'evidence-unwritable' $EvidenceFile)]
            return
        }
        $choice = -split 'c answer-on q answer-quit'
        $reply = Read-Choice -Question (Get-Message 'state-try-again') -Answer $choice -Default 'c'
        if ($reply -eq 'c') {
            $script:LeftBehind = ''
            Restore-Evidence
        } elseif ($reply -eq 'q') {
            $script:Code = 130
        }
    }
}

# Whether the last line of the evidence has no end.
function Test-Torn {
    try {
        $stream = [IO.File]::OpenRead($EvidenceFile)
    } catch {
        return $false
    }
    try {
        if ($stream.Length -eq 0) {
            return $false
        }
        $null = $stream.Seek(-1, 'End')
        return $stream.ReadByte() -ne 10
    } finally {
        $stream.Dispose()
    }
}

# Records how a step ended.
function Save-Outcome([string]$Step, [string]$Outcome, [string]$By, [string]$Reason = '', [string]$Status = '') {
    if ($Outcome -eq 'done' -and $Reason -eq '') {
        $Reason = Get-Count $Step
    }
    $clean = Hide-Secret $Reason
    if ($Outcome -eq 'done') {
        Add-Word $Step
        $Stood[$Step] = $true
    }
    Save-Record -Step $Step -Outcome $Outcome -Status $Status -Reason $clean
    $detail = $Told + @{
        step = $Step
        hash = $Hashes[$Step]
        start = $Begun
        end = $Records[$Step].end
        outcome = $Outcome -replace '^ended-'
    }
    if ($By -ne '') {
        $detail.by = $By
    }
    $Records[$Step].end += "+$($Seq + 1)+$By"
    if ($Outcome -eq 'done' -and $AsBegun -ceq $Step -and (Test-Otherwise $Step)) {
        # What was done with a value that does not count any more is open with the one that does.
        $Records[$Step].outcome = 'open'
    }
    # What a person says is done was done with what was on the screen then.
    $pairs = @(Get-Pair @{ values = @(Get-Used $Step) })
    if (($Outcome -eq 'done' -and $By -in 'operator', 'answers') -or $AsBegun -ceq $Step) {
        $UsedWith[$Step] = @(Get-Used $Step)
        if ($pairs.Count -gt 0) {
            $detail.values = $pairs
        }
    }
    if ($Outcome -eq 'done') {
        Clear-Aside -Step $Step -Lines $UsedWith[$Step] -Kept 'done'
    }
    $script:AsBegun = ''
    if ($Status -match '[0-9]') {
        $detail.status = [int]$Status
    }
    if ($clean -ne '') {
        $detail.reason = $clean
    }
    Register-Event 'step' $detail
    if ($StateLost) {
        Write-Problem 'state-not-recorded' @($Step, (Get-OutcomeName $Outcome))
    }
}
