# --- The run

# The run's exit code; below zero while it is not known.
$script:Code = -1
$script:Interrupted = $false
# Whether a signal has come, and what sees it.
$script:Signal = [Runtime.CompilerServices.StrongBox[bool]]::new($false)
$script:Handlers = @()
$script:First = 0
$script:Last = 0
$script:Lowest = 0
$script:Current = ''
$script:OnlyPart = $Only
# The steps to be asked about even though they are handled, and why.
$script:Forced = @{}
$script:OnUnix = [IO.Path]::DirectorySeparatorChar -eq '/'
$script:Console = $Host.Name -eq 'ConsoleHost'
$script:OutputRedirected = $Console -and [Console]::IsOutputRedirected
$script:ToPipeline = ($Help -or $Version -or $List -or $Status) -and -not $OutputRedirected
# Whether an operator answers; if not, whether what can be run is run.
$script:Attended = -not $Unattended -and (Test-Person)
$script:Alone = [bool]$Unattended
$script:WantedEvidence = ''
# Answers by the name in their file: a key and a reason each.
$script:Given = @{}

# The run: where its files are, and what its state says.
$script:Folder = ''
$script:StateFile = ''
$script:LockFile = ''
$script:SessionFile = ''
$script:EvidenceFile = ''
$script:Lock = $null
$script:StateLost = $false
$script:Entered = $false
$script:Run = ''
$script:Started = ''
$script:Finished = ''
$script:Seq = 0
$script:Prev = ''
$script:Pending = ''
$script:Records = @{}
$script:OldSteps = @()
$script:NewSteps = @()
$script:GoneSteps = @()

# The step that is under way: since when it is asked about, and what it runs.
$script:Begun = Get-Time
$script:ExitStatus = ''
$script:Phase = 'check'
$script:Running = ''
$script:RunningSince = ''
$script:RunningAs = ''
$script:Due = '1'
$script:Attempt = 0

# Takes all that the runbook holds, in the chosen language.
function Read-Runbook {
    . $script:Steps
    if ($Tag -cne $Tags[0]) {
        & $script:Words $Tag
    }
    $script:Last = $Asked.Count - 1
    $script:Current = $Asked[0]
    Initialize-Value
}

$encoding = $null
try {
    if ($Console -and ([Console]::IsOutputRedirected -or [Console]::IsErrorRedirected)) {
        $encoding = Enable-Encoding
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
        if ($Help) {
            Show-Help
        } elseif ($Version) {
            Show-Version
        } else {
            Show-List
        }
    }
    if ($Code -lt 0) {
        Select-Step $From $Only
    }
    if ($Code -lt 0) {
        if ($DryRun) {
            Show-Range
        } elseif ($Status) {
            Show-Run
        } elseif ($Reset) {
            Clear-Run
        } else {
            Register-Signal
            Invoke-Runbook
        }
    }
}
catch {
    if ($_.Exception -is [Management.Automation.PipelineStoppedException]) {
        throw
    }
    Write-Failure ($_.Exception.Message)
    $script:Code = 1
}
finally {
    # PowerShell runs nothing but this when it is stopped from outside.
    $stopped = $Code -lt 0
    try {
        if ($stopped) {
            # It may have been stopped between any two of its own commands: what
            # was kept is what is so.
            if ($Entered -and (Read-State)) {
                Restore-State
                Restore-Evidence
            }
            Complete-Interrupt
        }
        if ($Entered) {
            Complete-Run
        }
        Close-Run
        if ($null -ne $encoding) {
            [Console]::OutputEncoding = $encoding
        }
    } finally {
        # Whatever of that it could not do: the state says what was under way.
        if ($stopped) {
            Exit-Stopped
            exit 130
        }
    }
}
exit $Code
