# --- What codes wait for

# What starts a process or a job, in the text of an assignment.
$script:Starts = '\b(Start-(Process|(Thread)?Job)|saps|sajb)\b|Process\]::Start\('

# The statement of a block that a part of a code is in.
function Get-Statement([object]$Part) {
    $one = $Part
    while ($null -ne $one.Parent -and -not (Test-Kind $one.Parent '(Statement|Named)Block')) {
        $one = $one.Parent
    }
    return $one
}

# The variables in a part of a code.
function Get-NameOf([object]$Part) {
    return @(Find-Part $Part 'VariableExpression').ForEach({ '$' + $_.VariablePath.UserPath })
}

# Whether a code reads itself, by one of some words, how that ended which a statement waits
# for, or ends it itself. What only shows it reads nothing, and neither does what reads it of
# something else that the code has started.
function Test-Ending([object]$Tree, [object]$Statement, [string]$Form) {
    $handed = @(Find-Part $Tree 'AssignmentStatement')
    $endings = @(Get-NameOf $Statement)
    if ((Test-Kind $Statement 'AssignmentStatement') -and [string]$Statement.Right -match $Starts) {
        $endings = @(Get-NameOf $Statement.Left)
    }
    # The same can have another name, too.
    foreach ($one in $handed + $handed) {
        $all = @(Get-NameOf $one)
        if ([string]$one.Right -notmatch $Starts -and $all.Where({ $endings -contains $_ }).Count -gt 0) {
            $endings += $all
        }
    }
    $others = @($handed.Where({ [string]$_.Right -match $Starts }).ForEach({ Get-NameOf $_.Left }).Where({ $endings -notcontains $_ }))
    foreach ($one in Find-Part $Tree '(Invoke)?MemberExpression|StringConstantExpression|CommandParameter|Command') {
        if (Test-Kind $one '(Invoke)?MemberExpression') {
            $word = [string]$one.Member
            $from = $one.Expression
            $isShown = (Test-Shown $one) -and [string](Get-Statement $one) -notmatch '\b(Add|Set)-Content\b'
        } else {
            $isShown = $false
            $from = Get-Statement $one
            if (Test-Kind $one 'StringConstantExpression') {
                $word = $one.Value
            } elseif (Test-Kind $one 'CommandParameter') {
                $word = $one.ParameterName
            } else {
                $word = Get-FullName $one
            }
            if ((Test-Kind $one.Parent 'Command') -and (Get-FullName $one.Parent) -match '^(Format|Out|Select|Write)-') {
                $isShown = Test-Shown $one.Parent.Parent
            }
        }
        $isMember = (Test-Kind $one.Parent '(Invoke)?MemberExpression') -and $one.Parent.Member -eq $one
        $of = @(Get-NameOf $from)
        if (-not $isMember -and $word -match '^(Kill|CloseMainWindow|Stop-(Process|Job))$' -and $of.Where({ $_ -eq '$_' -or $endings -contains $_ }).Count -gt 0) {
            return $true
        }
        if ($word -notmatch "^($Form)$" -or $isMember) {
            continue
        }
        if (-not $isShown -and ($of.Count -eq 0 -or $of.Where({ $others -notcontains $_ }).Count -gt 0)) {
            return $true
        }
    }
    return $false
}

# A code that stops where a process or a job has failed that it has waited for, unless it reads
# itself how that ended. What waits says nothing of it.
function Add-Wait([string]$Text) {
    if ($Text -notmatch 'Wait|Exited|Start-Process|saps|wjb') {
        return $Text
    }
    $marks = @{}
    $tree = Get-Tree $Text
    $stops = '-and''Stop''-eq$ErrorActionPreference){throw'
    $keep = ''
    if ($Engine -lt [version]'7.2') {
        $stops = '-and$false-ne$PSNativeCommandUseErrorActionPreference){throw'
        # There, a process can tell later only if it was looked at in time.
        $keep = '$null=$_.Handle;'
    }
    $view = 'if($_-is[Diagnostics.Process]-and$_.HasExited-and$_.ExitCode' + $stops + '(''RunbookStatus ''+$_.ExitCode)}'
    # What has been waited for, by the statement behind which it is looked at.
    $found = @{}
    foreach ($one in Find-Part $tree 'Command') {
        $name = (Get-FullName $one) -replace '^.*\\'
        $begin = $one.Extent.StartOffset
        $end = $one.Extent.EndOffset
        $statement = Get-Statement $one
        if ($name -eq 'Start-Process') {
            $named = @($one.CommandElements).Where({ Test-Kind $_ 'CommandParameter' }).ForEach({ $_.Extent.Text })
            $splats = @($one.CommandElements).Where({ (Test-Kind $_ 'VariableExpression') -and $_.Splatted }).ForEach({ '$' + $_.VariablePath.UserPath })
            $waits = @($named -match '^-wait?(:|$)' -notmatch ':\s*\$false$').Count -gt 0
            $passes = @($named -match '^-pa').Count -gt 0
            if ($keep -ne '' -and $passes -and -not $waits -and $splats.Count -eq 0) {
                $marks[$end] += '|&{process{' + $keep + '$_}}'
            }
            if ((-not $waits -and $splats.Count -eq 0) -or (($passes -or $splats.Count -gt 0) -and (Test-Ending -Tree $tree -Statement $statement -Form 'ExitCode'))) {
                continue
            }
            if ($splats.Count -gt 0) {
                # What it is given is known only when it runs.
                $queried = '$true'
                if (-not $waits) {
                    $queried = '(' + ($splats.ForEach({ $_ + '-is[Collections.IDictionary]-and' + $_ + '[''Wait'']' }) -join '-or') + ')'
                }
                $marks[$statement.Extent.StartOffset] += '$RunbookMore=@{};'
                if (-not $passes) {
                    $handed = '(' + ($splats.ForEach({ $_ + '-is[Collections.IDictionary]-and@(' + $_ + '.Keys)-contains''PassThru''' }) -join '-or') + ')'
                    $marks[$statement.Extent.StartOffset] += 'if(' + $queried + '-and!' + $handed + '){$RunbookMore.PassThru=$true};'
                    $marks[$one.CommandElements[0].Extent.EndOffset] += ' @RunbookMore'
                }
                $marks[$end] += '|&{foreach($_ in @($input)){' + $keep + 'if(' + $queried + '){' + $view + '};if(!$RunbookMore.Count){$_}}}'
            } elseif ($passes) {
                $marks[$end] += '|&{foreach($_ in @($input)){' + $view + ';$_}}'
            } else {
                $marks[$one.CommandElements[0].Extent.EndOffset] += ' -PassThru'
                $marks[$end] += '|&{foreach($_ in @($input)){' + $view + '}}'
            }
        } elseif ($name -eq 'Wait-Process') {
            $parts = @($one.Parent.PipelineElements)
            if ($parts[0] -eq $one) {
                $found[$statement] += @(Get-NameOf $one)
            } elseif ($parts[1] -eq $one -and (Test-Kind $parts[0] 'CommandExpression') -and (Test-Kind $parts[0].Expression 'VariableExpression')) {
                $found[$statement] += @([string]$parts[0])
            } elseif ([string]$one.Parent -match $Starts -or @(Get-NameOf $one.Parent).Count -gt 0) {
                $marks[$begin] += 'Tee-Object -Variable RunbookOwn|'
                $found[$statement] += @('$RunbookOwn')
            }
        } elseif ($name -eq 'Wait-Job' -and -not (Test-Ending -Tree $tree -Statement $statement -Form 'State|JobStateInfo|Receive-Job')) {
            $marks[$end] += '|&{process{if($_.State-eq''Failed''' + $stops + '(@(@($_;$_.ChildJobs)|ForEach-Object{if($_.JobStateInfo.Reason){$_.JobStateInfo.Reason.Message}})+''RunbookStatus'')[0]};$_}}'
        }
    }
    foreach ($one in Find-Part $tree '(Invoke)?MemberExpression') {
        $statement = Get-Statement $one
        $polls = [string]$one.Member -eq 'HasExited' -and (Test-Kind $statement 'WhileStatement|Do(While|Until)Statement')
        if (-not $polls -and [string]$one.Member -notmatch '^WaitForExit') {
            continue
        }
        if (Test-Kind $one.Expression 'VariableExpression') {
            $found[$statement] += @([string]$one.Expression)
        } else {
            $marks[$one.Expression.Extent.StartOffset] += '($RunbookOwn='
            $marks[$one.Expression.Extent.EndOffset] += ')'
            $found[$statement] += @('$RunbookOwn')
        }
    }
    foreach ($statement in $found.Keys) {
        if (-not (Test-Ending -Tree $tree -Statement $statement -Form 'ExitCode')) {
            foreach ($name in @($found[$statement] | Select-Object -Unique)) {
                $marks[$statement.Extent.EndOffset] += ';' + $name + '|&{process{' + $view + '}}'
            }
            if (Test-Kind $statement 'ReturnStatement') {
                # Behind it, nothing is looked at any more. At the end of a code, it is an answer
                # that this went well.
                $marks[$statement.Pipeline.Extent.StartOffset] = '$(' + $marks[$statement.Pipeline.Extent.StartOffset]
                if ($statement -eq (Get-LastStatement $tree.EndBlock)) {
                    $marks[$statement.Extent.EndOffset] += ';$RunbookCall[''fine'']=$true'
                }
                $marks[$statement.Extent.EndOffset] += ')'
            }
        }
    }
    return Add-Text $Text $marks
}

# Whether a statement only asks what is answered by yes or no: it tests something, or compares.
function Test-YesOrNo([object]$Statement) {
    if (-not (Test-Kind $Statement 'Pipeline') -or $Statement.PipelineElements.Count -ne 1) {
        return $false
    }
    $only = $Statement.PipelineElements[0]
    if (Test-Kind $only 'Command') {
        $name = (Get-FullName $only) -replace '^.*\\'
        return $name -match '^Test-' -and (Test-Verb $name)
    }
    return (Test-Kind $only.Expression 'BinaryExpression') -or [string]$only -match '^(!|-not\b)'
}

# A code that fails at a question of its own whose answer is no, as at a program that tests
# something.
function Add-Answer([string]$Text) {
    $marks = @{}
    $end = '|&{begin{$no=$false}process{$no=$no-or($_-is[bool]-and!$_);,$_}end{if($no-and''Stop''-eq$ErrorActionPreference){throw ''RunbookStatus 1''}}}'
    foreach ($statement in @((Get-Tree $Text).EndBlock.Statements).Where({ Test-YesOrNo $_ })) {
        $marks[$statement.Extent.EndOffset] = $end
    }
    return Add-Text $Text $marks
}
