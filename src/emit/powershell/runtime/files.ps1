# --- Files ------------------------------------------------------------------

# The time as state and evidence have it.
function Get-Time {
    $culture = [System.Globalization.CultureInfo]::InvariantCulture
    return [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', $culture)
}

# The SHA-256 of bytes, or nothing where this machine does not make it.
function Get-Digest {
    param([byte[]]$Bytes)

    try {
        $maker = [System.Security.Cryptography.SHA256]::Create()
        try {
            $digest = $maker.ComputeHash($Bytes)
        }
        finally {
            $maker.Dispose()
        }
        return [System.BitConverter]::ToString($digest).Replace('-', '').ToLowerInvariant()
    }
    catch {
        return $null
    }
}

# Keeps others away from a file (600) or folder (700). On Windows, the place
# does that.
function Protect-Path {
    param([string]$Path, [string]$Mode)

    if (-not $script:OnUnix) {
        return
    }
    if ([System.IO.File].GetMember('SetUnixFileMode').Length -gt 0) {
        $access = 'UserRead, UserWrite'
        if ($Mode -eq '700') {
            $access += ', UserExecute'
        }
        [System.IO.File]::SetUnixFileMode($Path, $access)
        return
    }
    # Before PowerShell 7.3, a program must do it.
    $chmod = @(Get-Command -Name 'chmod' -CommandType 'Application' -ErrorAction 'SilentlyContinue')
    if ($chmod.Count -gt 0) {
        $program = $chmod[0]
        $null = & $program $Mode $Path
    }
}

# Makes a file, for this user alone and written in UTF-8.
function Write-File {
    param([string]$Path, [string]$Text, [bool]$Mark)

    $encoding = [System.Text.UTF8Encoding]::new($Mark)
    $create = [System.IO.FileMode]::Create
    $stream = [System.IO.FileStream]::new($Path, $create, [System.IO.FileAccess]::Write)
    try {
        Protect-Path $Path '600'
        $before = $encoding.GetPreamble()
        $bytes = $encoding.GetBytes($Text)
        $stream.Write($before, 0, $before.Length)
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    }
    finally {
        $stream.Dispose()
    }
}

# Puts a file in the place of another, all at once.
function Move-File {
    param([string]$Path, [string]$Target)

    # Something may look at the target just now, which Windows does not allow.
    for ($try = 1; $true; $try += 1) {
        try {
            if ($PSVersionTable.PSVersion.Major -ge 7) {
                [System.IO.File]::Move($Path, $Target, $true)
            }
            elseif ([System.IO.File]::Exists($Target)) {
                [System.IO.File]::Replace($Path, $Target, [NullString]::Value)
            }
            else {
                [System.IO.File]::Move($Path, $Target)
            }
            return
        }
        catch {
            if ($try -gt 9 -or $script:OnUnix) {
                throw
            }
            [System.Threading.Thread]::Sleep(50)
        }
    }
}

# Writes a file beside its old version and then puts it in that one's place:
# at any time one of them is there, whole. Whether that went well.
function Save-File {
    param([string]$Path, [string]$Text)

    try {
        Write-File -Path ($Path + '.new') -Text $Text -Mark $false
        Move-File ($Path + '.new') $Path
        return $true
    }
    catch {
        return $false
    }
}

# Does away with a file that may be there.
function Clear-File {
    param([string]$Path)

    try {
        [System.IO.File]::Delete($Path)
    }
    catch {
        Write-Problem ($_.Exception.Message)
    }
}

# A path that may be relative to where the operator is, as a whole one.
function Resolve-File {
    param([string]$Path)

    return $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
}

# Finds the folder of the state, and makes it where that is wanted. Where there
# can be none, `Code` is set.
function Find-Folder {
    param([bool]$Make)

    $base = ''
    if ($script:OnUnix) {
        $base = [string][Environment]::GetEnvironmentVariable('XDG_STATE_HOME')
        $own = [string][Environment]::GetEnvironmentVariable('HOME')
        if ($base -notlike '/*' -and $own -ne '') {
            $base = [System.IO.Path]::Combine($own, '.local', 'state')
        }
    }
    else {
        $base = [string][Environment]::GetEnvironmentVariable('LOCALAPPDATA')
        if ($base -eq '') {
            $base = [Environment]::GetFolderPath('LocalApplicationData')
        }
    }
    if (-not [System.IO.Path]::IsPathRooted($base)) {
        Write-Problem (Get-Message 'state-no-home')
        $script:Code = 1
        return
    }
    $script:Folder = [System.IO.Path]::Combine($base, 'runbookc', $script:StateKey)
    $more = '-ps1'
    if ($script:OnUnix) {
        $more = ''
    }
    $script:StateFile = [System.IO.Path]::Combine($script:Folder, 'state' + $more)
    $script:LockFile = [System.IO.Path]::Combine($script:Folder, 'lock' + $more)
    $script:SessionFile = [System.IO.Path]::Combine($script:Folder, 'session-ps1')
    if (-not $Make) {
        return
    }
    try {
        $null = [System.IO.Directory]::CreateDirectory($script:Folder)
        Protect-Path $script:Folder '700'
    }
    catch {
        Write-Unwritable $script:Folder
    }
}

# Says that something cannot be written before anything has run. `Code` is set.
function Write-Unwritable {
    param([string]$Path)

    Write-Problem (Get-Message 'state-unwritable' $Path)
    Write-Problem (Get-Message 'state-nothing-run')
    $script:Code = 1
}

# What a lock says of who holds it: a process and a machine. Nothing where it
# says nothing. One that is held open says so in a file beside it.
function Read-Holder {
    $text = ''
    foreach ($file in @(($script:LockFile + '.owner'), $script:LockFile)) {
        try {
            if ([System.IO.File]::Exists($file)) {
                $text = [System.IO.File]::ReadAllText($file)
            }
        }
        catch {
            # It is held open: what was read before is true.
            break
        }
    }
    $words = @($text.Trim() -split ' ')
    if ($words.Count -gt 1) {
        $words[0]
        $words[1]
    }
}

# Whether the process that a lock names is one of a shell on this machine. It
# may be bash's, which holds it by its being there.
function Test-Holder {
    param([string[]]$Holder)

    if ($Holder.Count -lt 2 -or $Holder[0] -notmatch '^[0-9]{1,9}$' -or [int]$Holder[0] -eq $PID) {
        return $false
    }
    if ($Holder[1] -ne [Environment]::MachineName) {
        return $true
    }
    try {
        $process = [System.Diagnostics.Process]::GetProcessById([int]$Holder[0])
        return $process.ProcessName -match '^(bash|pwsh|powershell)'
    }
    catch {
        return $false
    }
}

# Says that another run is under way. `Code` is set.
function Write-Locked {
    param([string[]]$Holder)

    $who = @('?', '?')
    if ($Holder.Count -gt 1) {
        $who = $Holder
    }
    Write-Problem (Get-Message 'run-locked' @($who[0], $who[1]))
    $script:Code = 4
}

# Keeps other runs out for as long as this one lives: the system lets go of a
# file that is held open when the process ends, however it ends. `Code` is set
# where another run is under way.
function Lock-Run {
    $holder = @(Read-Holder)
    try {
        $mode = [System.IO.FileMode]::OpenOrCreate
        $access = [System.IO.FileAccess]::ReadWrite
        $none = [System.IO.FileShare]::None
        $script:Lock = [System.IO.FileStream]::new($script:LockFile, $mode, $access, $none)
    }
    catch {
        # A sharing violation, as Windows, Linux and macOS number it.
        $cause = $_.Exception.GetBaseException()
        if (@(-2147024864, 11, 35) -contains $cause.HResult) {
            Write-Locked $holder
        }
        else {
            Write-Unwritable $script:LockFile
        }
        return
    }
    if (Test-Holder $holder) {
        $script:Lock.Dispose()
        $script:Lock = $null
        Write-Locked $holder
        return
    }
    try {
        Protect-Path $script:LockFile '600'
        # The space at the end is where bash has the birth of the process.
        $text = [string]$PID + ' ' + [Environment]::MachineName + ' ps1 ' + $script:Newline
        $bytes = $script:Utf8.GetBytes($text)
        $script:Lock.SetLength(0)
        $script:Lock.Write($bytes, 0, $bytes.Length)
        $script:Lock.Flush()
    }
    catch {
        Write-Unwritable $script:LockFile
        return
    }
    $null = Save-File ($script:LockFile + '.owner') $text
}

# Lets others in.
function Unlock-Run {
    if ($null -eq $script:Lock) {
        return
    }
    Clear-File ($script:LockFile + '.owner')
    # Where an open file can be taken away, nobody gets hold of it in between.
    if ($script:OnUnix) {
        Clear-File $script:LockFile
        $script:Lock.Dispose()
    }
    else {
        $script:Lock.Dispose()
        Clear-File $script:LockFile
    }
    $script:Lock = $null
}
