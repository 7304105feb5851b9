# --- The run

# The run's exit code; below zero while it is not known.
$Code = -1
$Interrupted = $false
# Whether a signal has come, and what sees it.
$Signal = [Runtime.CompilerServices.StrongBox[bool]]::new()
$HangUp = [Runtime.CompilerServices.StrongBox[bool]]::new()
# Whether Ctrl-C was pressed where it was no key.
$Pressed = [Runtime.CompilerServices.StrongBox[bool]]::new()
$Handlers = @()
$First = $Last = $Lowest = 0
$Current = ''
$OnlyPart = $Only
$RunName = $Run
# What is open on the screen: the step shown last, and what it is part of.
$Opened = @('')
# The steps to be asked about even though they are handled, and why.
$Forced = @{}
$OnUnix = [IO.Path]::DirectorySeparatorChar -eq '/'
$Console = $Host.Name -eq 'ConsoleHost'
# Whether the terminal gives single keys.
$ByKey = $Console -and $env:TERM -ne 'dumb'
$OutputRedirected = $Console -and [Console]::IsOutputRedirected
$ToPipeline = ($Help -or $Version -or $List -or $Status) -and -not $OutputRedirected
# Whether an operator answers; if not, whether what can be run is run.
$Attended = -not $Unattended -and (Test-Person)
$Alone = [bool]$Unattended
$WantedEvidence = ''
# Answers by the name in their file: a key and a reason each.
$Given = @{}

# The run: where its files are, and what its state says.
$Folder = $StateFile = $LockFile = $WaitFile = $SessionFile = $EvidenceFile = ''
$Lock = $EvidenceLock = $null
# What was warned of since the last record; what has changed places in the article.
$Warned = ''
$Swapped = @()
$StateLost = $Entered = $Summarized = $Ended = $Closed = $Stuck = $false
# Whether a command could not begin.
$Unbegun = $false
# Whether it was the script itself that failed.
$ScriptFailed = $false
$Run = $Started = $Finished = $Prev = $Pending = ''
$Seq = 0
$Records = @{}
$OldSteps = $NewSteps = $GoneSteps = @()
# The records of steps that are no more in the article; and programs that may still run,
# of commands that never reported their end: the step, the attempt and the process.
$PastSteps = $Remains = @()
# A step that ran when the run was last seen, and is no more in the article.
$GoneRunning = $null

# The step that is under way: since when it is asked about, and what it runs.
$Begun = Get-Time
$Running = $RunningWas = ''
# The step of which an answer of the file was refused.
$Refused = ''

# Takes all that the runbook holds, in the chosen language.
function Read-Runbook {
    . $script:Steps
    if ($Tag -cne $Tags[0]) {
        & $script:Words $Tag
    }
    $script:Last = $Mains - 1
    $script:Current = $Asked[0]
    Initialize-Value
}

# Whatever a profile means by the names of our functions, which have a hyphen each.
foreach ($one in @($ExecutionContext.SessionState.InvokeProvider.ChildItem.GetNames('Alias:', 'ReturnAllContainers', $false)) -like '*-*') {
    if ($ExecutionContext.SessionState.InvokeProvider.Item.Exists("Function:\$one", $false, $true)) {
        Microsoft.PowerShell.Utility\Set-Alias -Name $one -Value "script:$one" -Scope Script -Force
    }
}
$encoding = $null
try {
    if ($OutputRedirected -or ($Console -and [Console]::IsErrorRedirected)) {
        # What goes to a file or another program is written in UTF-8, if it can be.
        try {
            $encoding = [Console]::OutputEncoding
            [Console]::OutputEncoding = $Utf8
        } catch {
            $encoding = $null
        }
    }
    . $script:Articles
    $script:Tag = $Tags[0]
    Select-Language $Lang
    Initialize-Screen
    Read-Runbook
    Read-CommandLine

    if ($Code -lt 0 -and ($Help -or $Version -or $List)) {
        # What takes the rows may stop early: that is no interrupt.
        $script:Code = 0
        if ($Help) { Show-Help } elseif ($Version) { Show-Version } else { Show-List }
    }
    if ($Code -lt 0) {
        Select-Step $From $Only
    }
    if ($Code -lt 0) {
        if ($DryRun) { Show-Range } elseif ($Status) { Show-Run } elseif ($Reset) { Clear-Run } else {
            Disable-Break
            Register-Signal
            Register-Press
            Invoke-Runbook
        }
    }
}
catch [Management.Automation.PipelineStoppedException] {
    throw
}
catch {
    Write-ScriptFailure ($_.Exception.Message)
}
finally {
    # PowerShell runs nothing but this when it is stopped from outside. Here, the run
    # goes on where the operator has ended no more than a command.
    $stopped = $Code -lt 0
    if ($stopped) {
        Resume-Range
    }
    $unknown = $Code -lt 0
    if ($stopped) {
        Register-Stop
    }
    try {
        Complete-Script $unknown
    } finally {
        # What stops it may come here, too.
        if (-not $Closed) {
            Complete-Script $true
        }
        if ($null -ne $encoding) {
            [Console]::OutputEncoding = $encoding
        }
        if (($stopped -or $Stuck -or $Interrupted) -and (Test-OwnProcess)) {
            # The host may forget why it ends, or wait for what cannot be stopped.
            [Environment]::Exit($Code)
        }
        # Whatever of that it could not do: the state says what was under way.
        if ($unknown) {
            exit 130
        }
    }
}
exit $Code
