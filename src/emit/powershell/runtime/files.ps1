# --- Files

# A time, of now if of no other, as state and evidence have it.
function Get-Time([DateTime]$Time = [DateTime]::UtcNow) {
    $culture = [Globalization.CultureInfo]::InvariantCulture
    return $Time.ToString('yyyy-MM-ddTHH:mm:ssZ', $culture)
}

# The SHA-256 of bytes, or nothing where this machine does not make it.
function Get-Digest([byte[]]$Bytes) {
    try {
        $maker = [Security.Cryptography.SHA256]::Create()
        $digest = [BitConverter]::ToString($maker.ComputeHash($Bytes))
        return $digest.Replace('-', '').ToLowerInvariant()
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
        $access = 'UserRead, UserWrite'
        if ($Mode -eq '700') {
            $access += ', UserExecute'
        }
        [IO.File]::SetUnixFileMode($Path, $access)
        return
    }
    # Before PowerShell 7.3, a program must do it.
    foreach ($program in @(Get-Command -Name 'chmod' -CommandType 'Application' -ErrorAction 'SilentlyContinue')) {
        $null = & $program $Mode $Path
        return
    }
}

# Whose a file or folder is, as far as PowerShell tells (7.1 and later, elsewhere than on
# Windows); nothing where it does not, or where it is a device.
function Get-Owner([string]$Path) {
    $item = (Microsoft.PowerShell.Management\Get-Item -LiteralPath $Path -Force).PSObject.Properties
    if ($null -ne $item['User'] -and [string]$item['UnixMode'].Value -match '^[-dl]') {
        return $item['User'].Value
    }
}

# Whether what is there is ours; it is kept from others. Else `Code` is set.
function Confirm-Own([string]$Mode, [string[]]$Path) {
    if (-not $OnUnix) {
        return
    }
    if ($null -eq $script:Me) {
        $mine = [IO.Path]::GetTempFileName()
        $script:Me = Get-Owner $mine
        Clear-File $mine
    }
    foreach ($one in $Path) {
        if (-not ([IO.File]::Exists($one) -or [IO.Directory]::Exists($one))) {
            continue
        }
        $owner = Get-Owner $one
        if ($null -eq $owner) {
            continue
        }
        if ($owner -ne $Me) {
            Write-Problem 'state-foreign' $one
            Write-Problem 'state-nothing-run'
            $script:Code = 1
            return
        }
        Protect-Path $one $Mode
    }
}

# Makes a file, for this user alone and written in UTF-8.
function Write-File([string]$Path, [string]$Text, [bool]$Mark) {
    $stream = [IO.File]::Open($Path, 'Create', 'Write')
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
        Write-File -Path "$Path.new" -Text $Text -Mark $false
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
        $base = [string]$env:LOCALAPPDATA
        if ($base -eq '') {
            $base = [Environment]::GetFolderPath('LocalApplicationData')
        }
    }
    if ($State -ne '') {
        $base = Resolve-File $State
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
    $script:SessionFile = [IO.Path]::Combine($Folder, 'session-ps1')
    if ($Make) {
        try {
            foreach ($one in $base, $Folder) {
                if ($one -ceq $Folder -or -not [IO.Directory]::Exists($one)) {
                    $null = [IO.Directory]::CreateDirectory($one)
                    Confirm-Own '700' @($one)
                }
            }
            if ($Code -lt 0) {
                $files = 'state', 'session', 'session-ps1', 'result'
                Confirm-Own '600' @(foreach ($name in $files) { [IO.Path]::Combine($Folder, $name) })
            }
        } catch {
            Write-Unwritable $Folder
        }
    }
}

# Says that something cannot be written before anything has run. `Code` is set.
function Write-Unwritable([string]$Path) {
    Write-Problem 'state-unwritable' $Path
    Write-Problem 'state-nothing-run'
    $script:Code = 1
}

# The machine, with what tells a container on it, whose processes have numbers of its own.
function Get-Machine {
    $space = ''
    try {
        $space = [string](Microsoft.PowerShell.Management\Get-Item -LiteralPath '/proc/self/ns/pid' -ErrorAction 'Stop').Target
    } catch {
        # There is none.
        $space = ''
    }
    return [Environment]::MachineName + ':' + ($space -replace '\D')
}

# When a process began, where that can be known: numbers are used again.
function Get-Birth([string]$Id) {
    try {
        return (([IO.File]::ReadAllText("/proc/$Id/stat") -replace '(?s)^.*\) ') -split ' ')[19]
    } catch {
        return ''
    }
}

# What a lock says of who holds it: a process, a machine, a word, when the process
# began, since when it is held, and by whom. Nothing where it says nothing. One that
# is held open says so in a file beside it.
function Read-Holder {
    $text = ''
    foreach ($file in "$LockFile.owner", $LockFile) {
        try {
            if ([IO.File]::Exists($file)) {
                $text = [IO.File]::ReadAllText($file)
            }
        } catch {
            # It is held open: what was read before is true.
            break
        }
    }
    $first, $second = ($text + $Newline + ' ') -split '\n'
    if ($first.Contains(' ')) {
        (@($first -split ' ', 4) + '', '')[0..3]
        (@(@($second)[0] -split ' ', 2) + '')[0..1]
    }
}

# Whether the process that a lock names still runs, as far as this machine knows. It
# may be bash's, which holds it by its being there.
function Test-Holder([string[]]$Holder) {
    if ($Holder.Count -lt 2 -or $Holder[0] -notmatch '^[0-9]{1,9}$' -or [int]$Holder[0] -eq $PID) {
        return $false
    }
    if ($Holder[1] -ne (Get-Machine)) {
        return $true
    }
    # Where it is known to, the system has let go of what PowerShell held open.
    if (-not $OnUnix) {
        return $false
    }
    try {
        $null = [Diagnostics.Process]::GetProcessById($Holder[0])
    } catch {
        return $false
    }
    $born = Get-Birth $Holder[0]
    return $born -eq '' -or $Holder[3] -in '', $born
}

# Says that another run is under way: whose, and its last sign of life. Of one on
# another machine, only a person can know that it is gone. `Code` is set.
function Write-Locked([string[]]$Holder) {
    $Holder += '?', '?', '', '', '', ''
    Write-Problem 'run-locked' @($Holder[0], ($Holder[1] -split ':')[0])
    if ($Holder[5] -ne '') {
        $seen = @(foreach ($file in $LockFile, $StateFile) {
            Get-Time ([IO.File]::GetLastWriteTimeUtc($file))
        })
        [array]::Sort($seen)
        Write-Problem 'lock-held' @($Holder[5], $Holder[4], $seen[1])
    }
    if ($Holder[1] -notin '?', (Get-Machine)) {
        Write-Problem 'lock-elsewhere' ('del ' + (Get-Quoted "$LockFile*"))
    }
    $script:Code = 4
}

# Keeps other runs out for as long as this one lives: the system lets go of a
# file that is held open when the process ends, however it ends. `Code` is set
# where another run is under way.
function Lock-Run {
    $holder = @(Read-Holder)
    try {
        $script:Lock = [IO.File]::Open($LockFile, 'OpenOrCreate', 'ReadWrite', 'None')
    } catch {
        # A sharing violation, as Windows, Linux and macOS number it.
        if ($_.Exception.GetBaseException().HResult -in -2147024864, 11, 35) {
            Write-Locked $holder
        } else {
            Write-Unwritable $LockFile
        }
        return
    }
    if (Test-Holder $holder) {
        $Lock.Dispose()
        $script:Lock = $null
        Write-Locked $holder
        return
    }
    try {
        Protect-Path $LockFile '600'
        $text = "$PID " + (Get-Machine) + ' ps1 ' + (Get-Birth $PID) + $Newline
        $text += (Get-Time) + ' ' + [Environment]::UserName + $Newline
        $bytes = $Utf8.GetBytes($text)
        $Lock.SetLength(0)
        $Lock.Write($bytes, 0, $bytes.Length)
        $Lock.Flush()
    } catch {
        Write-Unwritable $LockFile
        return
    }
    $null = Save-File "$LockFile.owner" $text
}

# Lets others in.
function Unlock-Run {
    if ($null -eq $Lock) {
        return
    }
    Clear-File "$LockFile.owner"
    # Where an open file can be taken away, nobody gets hold of it in between.
    if ($OnUnix) {
        Clear-File $LockFile
    }
    $Lock.Dispose()
    if (-not $OnUnix) {
        Clear-File $LockFile
    }
    $script:Lock = $null
}
