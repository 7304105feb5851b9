# --- Files

# A time, of now if of no other, as state and evidence have it.
function Get-Time([DateTime]$Time = [DateTime]::UtcNow) {
    return $Time.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
}

# A time of state or evidence, or nothing where it is none.
function Read-Time([string]$Text) {
    $time = [DateTime]::MinValue
    $invariant = [Globalization.CultureInfo]::InvariantCulture
    if ([DateTime]::TryParseExact($Text, "yyyy-MM-dd'T'HH:mm:ss'Z'", $invariant, 'AssumeUniversal, AdjustToUniversal', [ref]$time)) {
        return $time
    }
}

# Such a time as the clocks here show it, with their zone.
function Get-Clock([string]$Text, [string]$Form = 'yyyy-MM-dd HH:mm') {
    $time = Read-Time $Text
    if ($null -eq $time) {
        return $Text
    }
    return $time.ToLocalTime().ToString("$Form 'UTC'zzz", [Globalization.CultureInfo]::InvariantCulture) -replace '\+00:00$'
}

# How long something has taken since a time.
function Get-Span([DateTime]$Since) {
    $seconds = [Math]::Max(0, [Math]::Floor(([DateTime]::UtcNow - $Since).TotalSeconds))
    $minutes = [Math]::Floor($seconds / 60)
    if ($minutes -lt 1) {
        return Get-Message 'span-seconds' $seconds
    }
    if ($minutes -lt 60) {
        return Get-Message 'span-minutes' @($minutes, ($seconds % 60))
    }
    return Get-Message 'span-hours' @([Math]::Floor($minutes / 60), ($minutes % 60))
}

# The SHA-256 of bytes, or nothing where this machine does not make it.
function Get-Digest([byte[]]$Bytes) {
    try {
        $digest = [Security.Cryptography.SHA256]::Create().ComputeHash($Bytes)
        return [BitConverter]::ToString($digest).Replace('-', '').ToLowerInvariant()
    } catch {
        return $null
    }
}

# Keeps others away from a file (600) or folder (700). On Windows, the place
# does that.
function Protect-Path([string]$Path, [string]$Mode) {
    if (-not $OnUnix) {
        return
    }
    if ([IO.File].GetMember('SetUnixFileMode').Length -gt 0) {
        [IO.File]::SetUnixFileMode($Path, [Convert]::ToInt32($Mode, 8))
        return
    }
    # Before PowerShell 7.3, a program must do it.
    foreach ($program in Get-Command -Name 'chmod' -CommandType 'Application' -ErrorAction 'SilentlyContinue') {
        $null = & $program $Mode $Path
        return
    }
}

# Whether what is there is ours, as far as PowerShell tells whose it is (7.1 and later,
# elsewhere than on Windows; not of a device); it is kept from others. Else `Code` is set.
function Confirm-Own([string]$Mode, [string[]]$Path) {
    foreach ($one in $Path) {
        if (-not $OnUnix -or -not ([IO.File]::Exists($one) -or [IO.Directory]::Exists($one))) {
            continue
        }
        # Cmdlets would be loaded for this alone, at each start.
        $known = $ExecutionContext.SessionState.InvokeProvider.Item.Get(@($one), $true, $true)[0].PSObject.Properties
        if ($null -eq $known['User'] -or -not $known['User'].Value -or $known['UnixMode'].Value -notmatch '^[-dl]') {
            continue
        }
        if ($known['User'].Value -ne [Environment]::UserName) {
            Write-Unwritable $one 'state-foreign'
            return
        }
        Protect-Path $one $Mode
    }
}

# Makes a file, for this user alone and written in UTF-8.
function Write-File([string]$Path, [string]$Text, [bool]$Mark = $false, [string]$Mode = 'Create') {
    $stream = [IO.File]::Open($Path, $Mode, 'Write')
    try {
        Protect-Path $Path '600'
        $writer = [IO.StreamWriter]::new($stream, [Text.UTF8Encoding]::new($Mark))
        $writer.Write($Text)
        $writer.Flush()
        $stream.Flush($true)
    } finally {
        $stream.Dispose()
    }
}

# Puts a file in the place of another, all at once.
function Move-File([string]$Path, [string]$Target) {
    # Something may look at the target just now, which Windows does not allow.
    for ($try = 1; $true; $try++) {
        try {
            if ($PSVersionTable.PSVersion.Major -ge 7) {
                [IO.File]::Move($Path, $Target, $true)
            } elseif ([IO.File]::Exists($Target)) {
                [IO.File]::Replace($Path, $Target, [NullString]::Value)
            } else {
                [IO.File]::Move($Path, $Target)
            }
            return
        } catch {
            if ($try -gt 9 -or $OnUnix) {
                throw
            }
            [Threading.Thread]::Sleep(50)
        }
    }
}

# Writes a file beside its old version and then puts it in that one's place:
# at any time one of them is there, whole. Whether that went well.
function Save-File([string]$Path, [string]$Text) {
    try {
        Write-File "$Path.new" $Text
        Move-File "$Path.new" $Path
        return $true
    } catch {
        return $false
    }
}

# Does away with a file that may be there.
function Clear-File([string]$Path) {
    try {
        [IO.File]::Delete($Path)
    } catch {
        Write-Failure ($_.Exception.Message)
    }
}

# A path that may be relative to where the operator is, as a whole one.
function Resolve-File([string]$Path) {
    return $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
}

# Finds the folder of the state, and makes it where that is wanted. Where there
# can be none, `Code` is set.
function Find-Folder([bool]$Make) {
    $more = ''
    if ($OnUnix) {
        $base = [string]$env:XDG_STATE_HOME
        if ($base -notlike '/*' -and $env:HOME) {
            $base = [IO.Path]::Combine($env:HOME, '.local/state')
        }
    } else {
        $more = '-ps1'
        $base = @($env:LOCALAPPDATA, [Environment]::GetFolderPath('LocalApplicationData') -ne $null)[0]
    }
    if ($script:State -ne '') {
        $base = Resolve-File $script:State
    } elseif ($base -ne '') {
        $base = [IO.Path]::Combine($base, 'runbookc')
    }
    if (-not [IO.Path]::IsPathRooted($base)) {
        Write-Problem 'state-no-home'
        $script:Code = 1
        return
    }
    $script:Folder = [IO.Path]::Combine($base, ($StateKey, $RunName -ne '' -join '+'))
    $script:StateFile = [IO.Path]::Combine($Folder, 'state' + $more)
    $script:LockFile = [IO.Path]::Combine($Folder, 'lock' + $more)
    $script:WaitFile = [IO.Path]::Combine($Folder, 'waiting' + $more)
    $script:SessionFile = [IO.Path]::Combine($Folder, 'session-ps1')
    if ($Make) {
        try {
            foreach ($one in $base, $Folder) {
                if ($one -ceq $Folder -or -not [IO.Directory]::Exists($one)) {
                    $null = [IO.Directory]::CreateDirectory($one)
                    Confirm-Own '700' $one
                }
            }
            if ($Code -lt 0) {
                $files = 'state', 'session', 'session-ps1', 'result'
                Confirm-Own '600' $files.ForEach({ [IO.Path]::Combine($Folder, $_) })
            }
        } catch {
            Write-Unwritable $Folder
        }
    }
}

# Says that something cannot be written, or else, before anything has run. `Code` is set.
function Write-Unwritable([string]$Path, [string]$Key = 'state-unwritable') {
    Write-Problem $Key $Path
    Write-Problem 'state-nothing-run'
    $script:Code = 1
}

# What the machine is called, as the other shell says it: .NET leaves out what comes behind a dot.
function Get-HostName {
    $name = [Environment]::MachineName
    if ($OnUnix -and [IO.File]::Exists('/proc/sys/kernel/hostname')) {
        $name = [IO.File]::ReadAllText('/proc/sys/kernel/hostname').Trim()
    } elseif ($OnUnix) {
        $name = [Net.Dns]::GetHostName()
    }
    return $name -replace '[^0-9a-zA-Z._-]', '_'
}

# Who runs this, and who has become that.
function Get-Operator {
    $name = [Environment]::UserName
    $before = [Environment]::GetEnvironmentVariable('SUDO_USER')
    if ($before -and $before -cne $name) {
        $name += " ($before)"
    }
    return $name
}

# The first line of a file that the system may have, as a number in hexadecimal digits.
function Read-Mark([string]$Path) {
    return ((Read-Lock $Path) -split '\n')[0] -creplace '[^0-9a-f]'
}

# The machine, with what tells a container on it, whose processes have numbers of its own. Machines may
# have the same name: what each was started as tells them apart, and what was installed tells which of
# them was started anew.
function Get-Machine {
    try {
        $space = $ExecutionContext.SessionState.InvokeProvider.Item.Get('/proc/self/ns/pid').Target
    } catch {
        # There is none.
        $space = ''
    }
    $name = (Get-HostName) + ':' + ($space -replace '\D')
    $mark = Read-Mark '/proc/sys/kernel/random/boot_id'
    if ($mark -ne '') {
        $name += ":${mark}:" + (Read-Mark '/etc/machine-id')
    }
    return $name
}

# Whether a machine that a lock names is this one, as far as its version says where it is.
function Test-Here([string]$Machine) {
    $own = Get-Machine
    return $Machine -in $own, (($own -split ':')[0, 1] -join ':')
}

# Whether a lock is of this machine, before that was last started: it bears the same names, and has
# given no sign of life since.
function Test-Before([string]$Machine, [string]$Path) {
    $name, $space, $mark, $installed = $Machine -split ':'
    $ownName, $ownSpace, $null, $ownInstalled = (Get-Machine) -split ':'
    if (-not $mark -or -not $installed -or "$name $space $installed" -cne "$ownName $ownSpace $ownInstalled") {
        return $false
    }
    $since = 0
    if ((Read-Lock '/proc/stat') -match '(?m)^btime ([0-9]+)') {
        $since = [long]$Matches[1]
    }
    return ([DateTimeOffset][IO.File]::GetLastWriteTimeUtc($Path)).ToUnixTimeSeconds() -lt $since
}

# When a process began, where that can be known: numbers are used again.
function Get-Birth([string]$Id) {
    try {
        if (-not $OnUnix) {
            return [Diagnostics.Process]::GetProcessById($Id).StartTime.ToFileTimeUtc()
        }
        return (([IO.File]::ReadAllText("/proc/$Id/stat") -replace '(?s)^.*\) ') -split ' ')[19]
    } catch {
        return ''
    }
}

# Whether a process has ended, and whoever started it has not yet taken note.
function Test-Zombie([string]$Id) {
    try {
        return [IO.File]::ReadAllText("/proc/$Id/stat") -cmatch '(?s)^.*\) [ZX]'
    } catch {
        # Elsewhere than on Linux, nothing tells.
        return $false
    }
}

# What a lock says: a process, its machine, a word and when it began; and in a second row,
# since when it is held, and by whom. Nothing where there is none.
function Read-Lock([string]$Path) {
    try {
        return [IO.File]::ReadAllText($Path)
    } catch {
        return ''
    }
}

# Whether the process that a lock names still runs, as far as this machine knows.
function Test-Holder([string]$Text, [string]$Path) {
    $id, $machine, $null, $birth = ($Text -split '\n')[0] -split ' ', 4
    if ($id -notmatch '^[0-9]{1,9}$') {
        return $false
    }
    if (-not (Test-Here $machine)) {
        return $null -ne $machine -and -not (Test-Before $machine $Path)
    }
    if ([int]$id -eq $PID) {
        # Scripts that are started at one prompt share its process: each tells it of its locks.
        return $null -ne [AppDomain]::CurrentDomain.GetData("runbookc $Text")
    }
    if ([Diagnostics.Process]::GetProcesses().Id -notcontains $id -or (Test-Zombie $id)) {
        return $false
    }
    return -not $birth -or (Get-Birth $id) -in '', $birth
}

# What a lock says of who holds it: the process, the machine, since when, and whose run on
# which machine it is.
function Split-Lock([string]$Text) {
    $holder, $taken = $Text -split '\n'
    $id, $machine, $null = $holder -split ' '
    $since, $name = @($taken)[0] -split ' ', 2
    if ($name) {
        $name += '@' + ($machine -split ':')[0]
    }
    return $id, $machine, (Get-Clock $since), $name
}

# Gives one, for who looks at the lock from elsewhere.
function Write-Life {
    try {
        if ((Read-Lock $LockFile) -ceq $Lock) {
            [IO.File]::SetLastWriteTimeUtc($LockFile, [DateTime]::UtcNow)
        }
    } catch {
        return
    }
}

# Tells who looks from elsewhere that this waits at a question, and since when: by a file that holds
# what the lock does, and a time, or is empty.
function Write-Waiting([string]$Since) {
    if (-not $Lock) {
        return
    }
    try {
        $row = @('', ((@($Lock -split '\n')[0], $Since, '') -join $Newline))[$Since -ne '']
        Write-File $WaitFile $row
    } catch {
        return
    }
}

# Since when who holds the lock waits at a question, or nothing.
function Get-Waiting([string]$Holder) {
    $row, $time = (Read-Lock $WaitFile) -split '\n'
    if ($row.Trim() -ne '' -and $row.Trim() -ceq @($Holder -split '\n')[0].Trim()) {
        if (@($time)[0] -cmatch '\A[^ ]+Z\r?\z') {
            return Get-Clock @($time)[0].Trim()
        }
        # Other versions leave it to the time of the file.
        return Get-Clock (Get-Time ([IO.File]::GetLastWriteTimeUtc($WaitFile)))
    }
    return ''
}

# The last sign of life of who holds the lock.
function Get-Seen {
    $seen = ($LockFile, $StateFile).ForEach({ [IO.File]::GetLastWriteTimeUtc($_) })
    return Get-Clock (Get-Time ([Linq.Enumerable]::Max([datetime[]]$seen)))
}

# Says that another run is under way, or writes to the evidence: whose, and its last sign of life.
# Of one on another machine, only a person can know that it is gone. `Code` is set.
function Write-Locked([string]$Text, [string]$Path) {
    $id, $machine, $since, $name = Split-Lock $Text
    $isRun = $Path -ceq $LockFile
    if ($isRun) {
        Write-Problem 'run-locked' @($id, ($machine -split ':')[0])
    } else {
        Write-Problem 'evidence-locked' @($EvidenceFile, $id, ($machine -split ':')[0])
    }
    if ($name -and $isRun) {
        Write-Problem 'lock-held' @(($name -replace '@[^@]*$'), $since, (Get-Seen))
        $waits = Get-Waiting $Text
        if ($waits -ne '') {
            Write-Problem 'run-waits' $waits
        }
    }
    if (-not (Test-Here $machine)) {
        Write-Problem 'lock-elsewhere' ('del ' + (Get-Quoted "$Path*"))
    }
    $script:Code = 4
}

# Keeps other runs out, of either shell: the lock is a file that must not exist yet, which
# one process alone can make, wherever it is. `Code` is set where another run is under way
# for longer than some seconds.
function Lock-File([string]$Path, [int]$Patience) {
    $own = "$PID $(Get-Machine) $([Guid]::NewGuid().ToString('N')) $(Get-Birth $PID)$Newline$(Get-Time) $(Get-Operator)$Newline"
    for ($try = 1; $true; $try++) {
        try {
            [AppDomain]::CurrentDomain.SetData("runbookc $own", $true)
            Write-File -Path $Path -Text $own -Mode 'CreateNew'
            return $own
        } catch {
            $text = Read-Lock $Path
            if ($try -gt 9 + $Patience) {
                Write-Unwritable $Path
                return
            }
            $isHeld = Test-Holder $text $Path
            if ($isHeld -and $try -gt $Patience) {
                Write-Locked $text $Path
                return
            }
            if ($isHeld -or ($text -eq '' -and $try -lt 3)) {
                # Who has just made it has not written it yet.
                [Threading.Thread]::Sleep(1000)
            } else {
                Clear-Lock $text $Path
            }
        }
    }
}

function Lock-Run {
    $script:Lock = Lock-File $LockFile 0
}

# Until the first line of this run is written, no other run begins in the file of evidence, unless
# no file can be made beside it.
function Lock-Evidence {
    try {
        $probe = "$EvidenceFile.$PID"
        Write-File -Path $probe -Text '' -Mode 'CreateNew'
        [IO.File]::Delete($probe)
    } catch {
        return
    }
    $script:EvidenceLock = Lock-File "$EvidenceFile.lock" 9
}

function Unlock-Evidence {
    if ($EvidenceLock -and (Read-Lock "$EvidenceFile.lock") -ceq $EvidenceLock) {
        Clear-File "$EvidenceFile.lock"
    }
    [AppDomain]::CurrentDomain.SetData("runbookc $EvidenceLock", $null)
    $script:EvidenceLock = $null
}

# Does away with a lock that says this, and with no other.
function Clear-Lock([string]$Text, [string]$Path) {
    $aside = "$Path.$PID"
    try {
        [IO.File]::Move($Path, $aside)
        if ((Read-Lock $aside) -cne $Text) {
            # It was somebody else's by then.
            [IO.File]::Move($aside, $Path)
        }
        [IO.File]::Delete($aside)
    } catch {
        # Somebody was faster.
        return
    }
}

# Lets others in.
function Unlock-Run {
    if ((Read-Lock $LockFile) -ceq $Lock) {
        Clear-File $LockFile
        Clear-File $WaitFile
    }
    [AppDomain]::CurrentDomain.SetData("runbookc $Lock", $null)
    $script:Lock = $null
}
