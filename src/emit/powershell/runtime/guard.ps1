# --- What is put into codes

# What a code consists of, whole or not.
function Get-Tree([string]$Text) {
    return [Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$null)
}

# What in a part of a code looks first at how a program ended: it decides by it, keeps
# it or hands it on. What only shows it does not look.
function Find-Look([object]$Part, [string]$Variable = '\?|LASTEXITCODE') {
    foreach ($one in Find-Part $Part 'VariableExpression') {
        if ($one.VariablePath.UserPath -match ('^(\w+:)?(' + $Variable + ')$') -and -not (Test-Shown $one)) {
            return $one
        }
    }
}

# Whether a value of a code only goes to the screen or to a file.
function Test-Shown([object]$Part) {
    for ($one = $Part; $null -ne $one.Parent; $one = $one.Parent) {
        $up = $one.Parent
        if (Test-Kind $up 'ExpandableStringExpression') {
            return $true
        }
        if (Test-Kind $up 'Command') {
            return (Get-FullName $up) -match '^(Out-|Write-|(Add|Set)-Content$)'
        }
        if ((Test-Kind $up '(Statement|Named)Block') -and -not (Test-Kind $up.Parent '(Sub|Array)Expression')) {
            if (-not (Test-Kind $one 'Pipeline')) {
                return $false
            }
            # What it puts out is for whoever calls a function, or asked the question.
            $isAsked = $script:Call['test'] -and $one -eq $up.Statements[-1] -and $one.Extent.Text -notmatch '^\$(\w+:)?LASTEXITCODE$'
            while (-not (Test-Kind $up 'ScriptBlock')) {
                $up = $up.Parent
            }
            return $null -eq $up.Parent -and -not $isAsked
        }
    }
    return $false
}

# What a command is called, where its name is a short one that PowerShell knows.
function Get-FullName([object]$Command) {
    $name = [string]$Command.GetCommandName()
    return [string]($script:Known['alias ' + $name], $name -ne $null)[0]
}

# Whether a part of a code is of one of some kinds; all such parts of a larger one.
function Test-Kind([object]$Part, [string]$Kind) {
    return $null -ne $Part -and $Part.GetType().Name -cmatch "^($Kind)Ast$"
}

function Find-Part([object]$Part, [string]$Kind, [bool]$Inside = $true) {
    if ($null -ne $Part) {
        return $Part.FindAll({ $args[0].GetType().Name -cmatch "^($Kind)Ast$" }, $Inside)
    }
}

# Whether something can stand behind a code: it is whole, and not made of blocks with
# names, like `begin` and `end`.
function Test-Whole([string]$Text) {
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$errors)
    return $errors.Count -eq 0 -and $null -ne $tree.EndBlock -and $tree.EndBlock.Unnamed
}

# Whether a statement is one that looks for something, or has one in it that does: where
# that gives nothing, it is not there.
function Test-Question([object]$Statement) {
    if (-not (Test-Kind $Statement 'Pipeline')) {
        return (Test-Kind $Statement '(If|Switch|Try|\w*Each|For|\w*While)Statement') -and
            @(Find-Part -Part $Statement -Kind 'StatementBlock' -Inside $false).Where({ Test-Question (Get-LastStatement $_) }).Count -gt 0
    }
    $end = $Statement.PipelineElements[-1]
    if (-not (Test-Kind $end 'Command')) {
        $end = $end.Expression
        if (Test-Kind $end 'ParenExpression') {
            return Test-Question $end.Pipeline
        }
        if (Test-Kind $end 'InvokeMemberExpression') {
            return $end.Member.Extent.Text -match '^(Find|Get|Where)'
        }
        return $end.Extent.Text -notmatch '^\[void\]|\+\+|--'
    }
    $name = Get-FullName $end
    if ($name -eq 'ForEach-Object') {
        $block = $end.CommandElements[-1]
        return -not (Test-Kind $block 'ScriptBlockExpression') -or (Test-Question (Get-LastStatement $block.ScriptBlock.EndBlock))
    }
    return $name -match '^(Compare|Convert(From|To)|Find|Format|Get|Group|Join|Measure|Resolve|Select|Sort|Split|Test|Where)-'
}

# The statement that a block ends with, if it is there.
function Get-LastStatement([object]$Block) {
    if ($null -ne $Block -and $Block.Statements.Count -gt 0) {
        return $Block.Statements[-1]
    }
}

# Whether a name is that of a cmdlet or a function, by its verb. A program or a script can have
# such a name, too.
function Test-Verb([string]$Name) {
    if ($Name -notmatch '^[a-z]+-[a-z]+$') {
        return $false
    }
    $key = 'verb ' + $Name
    if (-not $script:Call.Contains($key)) {
        $all = $Session.SessionStateProxy.InvokeCommand
        $script:Call[$key] = $null -eq $all.GetCommand($Name, 'Application, ExternalScript') -or
            $null -ne $all.GetCommand($Name, 'Function, Cmdlet')
    }
    return $script:Call[$key]
}

# Whether a command runs a text, in which anything may stand: whether a script has failed in it,
# nothing but the status tells. Where the text minds that itself, it is no matter.
function Test-Text([object]$Command) {
    $texts = @($Command.CommandElements).Where({ Test-Kind $_ '(StringConstant|ExpandableString)Expression' }).ForEach({ $_.Value })
    return (Get-FullName $Command) -match '^(Microsoft\.PowerShell\.Utility\\)?Invoke-Expression$' -and
        @($texts -match '&&|\|\||\bcatch\b|LASTEXITCODE').Count -eq 0
}

# Whether a statement ends with a program, and not with a function or a cmdlet.
function Test-Program([object]$Statement) {
    if (-not (Test-Kind $Statement 'Pipeline') -or
        -not (Test-Kind $Statement.PipelineElements[-1] 'Command')) {
        return $false
    }
    $name = Get-FullName $Statement.PipelineElements[-1]
    return $name -eq '' -or (-not (Test-Verb $name) -and
        $null -eq $Session.SessionStateProxy.InvokeCommand.GetCommand($name, 'Function'))
}

# Whether a command can be a script, which sets a status and stops nothing. Before
# PowerShell 7.4, so does a program.
function Test-Status([object]$Command, [string[]]$Function) {
    $name = Get-FullName $Command
    if ($name -eq '') {
        return -not (Test-Kind $Command.CommandElements[0] 'ScriptBlockExpression')
    }
    if (Test-Text $Command) {
        return $true
    }
    if ((Test-Verb $name) -or $Function -contains $name) {
        return $false
    }
    if ($Engine -lt [version]'7.4' -or $name -match '[\\/]|\.ps1$') {
        return $true
    }
    $found = $Session.SessionStateProxy.InvokeCommand.GetCommand($name, 'All')
    return $null -eq $found -or $found.CommandType -eq 'ExternalScript'
}

# A code that stops where a program or a script fails, on the lines that it had. Behind
# each statement stands what looks at the status, unless a statement of the code does
# before another program can have run. What is not the last to run in a statement is
# looked at in its place. What PowerShell 7.4 has for this is off in a statement whose
# status the code looks at, and in one that calls a script, which decides for itself.
function Add-Guard([string]$Text) {
    $tree = Get-Tree $Text
    $old = $Engine -lt [version]'7.4'
    $native = '$PSNativeCommandUseErrorActionPreference'
    $begin = '$global:LASTEXITCODE=0;'
    $marks = @{}
    $switches = @{}
    $functions = @(Find-Part $tree 'FunctionDefinition').ForEach({ $_.Name })
    $looks = $null -ne (Find-Look $tree 'LASTEXITCODE')
    # Whether something looks behind a block, and behind or in a statement.
    $seen = @{}
    foreach ($block in Find-Part $tree '(Statement|Named)Block') {
        $looked = $isMethod = $false
        for ($up = $block.Parent; $null -ne $up; $up = $up.Parent) {
            if ((Test-Kind $up 'ScriptBlock') -and $null -ne $up.Parent) {
                # Who calls a function may look, but not at what `$?` was in it.
                $looked = $looks
                $isMethod = Test-Kind $up.Parent.Parent 'FunctionMember'
                break
            }
            if ($seen.Contains($up)) {
                $looked = $seen[$up] -or ((Test-Kind $up '(For|\w*While|DoUntil)Statement') -and $null -ne (Find-Look $up.Condition))
                break
            }
        }
        $stops = '-and''Stop''-eq$ErrorActionPreference'
        $on = '=!$RunbookCall.own;'
        if ($isMethod) {
            # It sees no variables but its own.
            $stops = ''
            $on = '=$true;'
        } elseif ($Engine -lt [version]'7.2') {
            $stops = '-and$false-ne' + $native
        }
        $stops += '){throw ''RunbookStatus''}'
        $end = 'if($global:LASTEXITCODE' + $stops
        for ($n = $block.Statements.Count - 1; $n -ge 0; $n -= 1) {
            $one = $block.Statements[$n]
            $seen[$one] = $looked
            $commands = @(Find-Part -Part $one -Kind 'Command' -Inside $false)
            $programs = $commands.Where({ -not (Test-Verb (Get-FullName $_)) -or (Test-Text $_) })
            $glance = Find-Look $one
            if ($null -ne $glance) {
                # It looks at what was before it, unless a program in it runs first.
                $looked = $programs.Count -eq 0 -or $glance.Extent.StartOffset -lt $programs[0].Extent.StartOffset
                continue
            }
            $scripts = $programs.Where({ Test-Status $_ $functions })
            $isWhole = Test-Kind $one 'Pipeline|PipelineChain|AssignmentStatement'
            $isChain = $isWhole -and $one.Extent.Text -match '&&|\|\|'
            # Programs in a text are its own, and stop it.
            $isOff = $looked -or $isChain -or ($isWhole -and $scripts.Where({ -not (Test-Text $_) }).Count -gt 0)
            if ($commands.Count -gt 0) {
                $value = ($on, '=$false;')[$isOff]
                if ($isOff -and -not $looked -and (Test-Kind $commands[0].CommandElements[0] 'VariableExpression')) {
                    $value = '=' + $commands[0].CommandElements[0] + '-is[scriptblock];'
                }
                $switches[$one.Extent.StartOffset] = $native + $value
            }
            foreach ($line in Find-Part -Part $one -Kind 'Pipeline' -Inside $false) {
                for ($up = $line.Parent; -not (Test-Kind $up '(Statement|Named)Block'); $up = $up.Parent) {}
                $parts = @($line.PipelineElements).Where({ ($programs -contains $_ -and ($old -or $isOff)) -or $scripts -contains $_ })
                if ($up -ne $block -or $looked -or $parts.Count -eq 0) {
                    continue
                }
                foreach ($part in $parts) {
                    if ($part -ne $line.PipelineElements[-1] -and $part.Extent.Text -notmatch '--%') {
                        $marks[$part.Extent.EndOffset] += '|&{process{,$_}end{' + $end + '}}'
                    }
                }
                if ($line -ne $one -and $programs.Count -gt [int]$isWhole -and -not (Test-Kind $line.Parent 'PipelineChain|AssignmentStatement|StatementBlock')) {
                    $marks[$line.Extent.StartOffset] += '$(' + $begin
                    $marks[$line.Extent.EndOffset] += ';' + $end + ')'
                }
            }
            if ($isWhole -and -not $looked -and ($scripts.Count -gt 0 -or $isChain -or (($old -or $looks) -and $commands.Count -gt 0))) {
                $gap = ';'
                if ($one.Extent.Text -match '--%') {
                    $gap = $Newline
                }
                $marks[$one.Extent.StartOffset] = $begin
                $marks[$one.Extent.EndOffset] += $gap + ($end, ('if(!$?' + $stops))[$isChain]
            }
            $looked = $looked -and $programs.Count -eq 0
        }
    }
    if (-not $old -and ($functions.Count -gt 0 -or $switches.Values -match 'false|-is')) {
        foreach ($place in $switches.Keys) {
            $marks[$place] = $switches[$place] + $marks[$place]
        }
    }
    return Add-Text $Text $marks
}

# A code whose blocks that run beside each other stop where something fails, too: they begin
# with nothing of what the session is set to.
function Add-Inner([string]$Text) {
    $marks = @{}
    $tree = Get-Tree $Text
    $made = @(Find-Part $tree 'InvokeMemberExpression').Where({ $_.Extent.Text -match '^\[(System\.Management\.Automation\.)?powershell\]::Create\(' -and (Test-Kind $_.Expression 'TypeExpression') })
    foreach ($one in @(Find-Part $tree 'InvokeMemberExpression').Where({ $made -and $_.Member -match '^(End)?Invoke$' })) {
        # A session of the code's own, which keeps its errors to itself.
        $own = $one.Expression
        while ((Test-Kind $own 'InvokeMemberExpression') -and $made -notcontains $own) {
            $own = $own.Expression
        }
        $name = [string]$own
        if ($made -contains $own) {
            $name = '$RunbookOwn'
            $marks[$own.Extent.StartOffset] = '($RunbookOwn='
            $marks[$own.Extent.EndOffset] = ')'
        }
        for ($up = $one.Parent; -not (Test-Kind $up.Parent '(Statement|Named)Block'); $up = $up.Parent) {}
        $marks[$up.Extent.EndOffset] += ';if(' + $name + '-is[powershell]-and' + $name + '.HadErrors-and''Stop''-eq$ErrorActionPreference){throw [string]' + $name + '.Streams.Error[0]}'
    }
    foreach ($one in Find-Part $tree 'Command') {
        $whole = Get-Statement $one
        if ((Get-FullName $one) -match '(Remove|Clear)-(Variable|Item)$' -and [string]$whole -match '\bVariable\b|\b(clv|rv|gv)\b') {
            # Who does away with all variables does not mean those that say what a failure ends.
            $marks[$whole.Extent.EndOffset] += ';if($null-eq$ErrorActionPreference){$global:ErrorActionPreference=''Stop''};if($null-eq$PSNativeCommandUseErrorActionPreference){$global:PSNativeCommandUseErrorActionPreference=$true}'
        }
        if ($one.GetCommandName() -notmatch '^(ForEach-Object|%|foreach|Start-(Thread)?Job|sajb)$' -or $one.Extent.Text -notmatch '-Pa|job|sajb') {
            continue
        }
        foreach ($part in $one.CommandElements) {
            if (Test-Kind $part 'VariableExpression') {
                # A block that the code has made before.
                $name = [string]$part
                foreach ($made in @(Find-Part $tree 'AssignmentStatement').Where({ [string]$_.Left -eq $name -and (Test-Kind $_.Right 'CommandExpression') })) {
                    $part = $made.Right.Expression
                }
            }
            if (Test-Kind $part 'ScriptBlockExpression') {
                $place = $part.Extent.StartOffset + 1
                if ($null -ne $part.ScriptBlock.ParamBlock) {
                    $place = $part.ScriptBlock.ParamBlock.Extent.EndOffset
                }
                $marks[$place] = '$ErrorActionPreference=''Stop'';$PSNativeCommandUseErrorActionPreference=$true;'
            }
        }
    }
    return Add-Text $Text $marks
}

# A code whose commands that change the folder do not say themselves that it is nothing where
# they fail.
function Add-Firmness([string]$Text) {
    $marks = @{}
    foreach ($one in Find-Part (Get-Tree $Text) 'Command') {
        if ((Get-FullName $one) -notmatch '^(Microsoft\.PowerShell\.Management\\)?(Set|Push|Pop)-Location$') {
            continue
        }
        $parts = @($one.CommandElements)
        for ($n = 1; $n -lt $parts.Count; $n += 1) {
            if (-not (Test-Kind $parts[$n] 'CommandParameter') -or $parts[$n].ParameterName -notmatch '^(ea|errora\w*)$') {
                continue
            }
            $end = $parts[$n]
            if ($null -eq $end.Argument -and $n + 1 -lt $parts.Count) {
                $end = $parts[$n + 1]
            }
            $marks[$parts[$n].Extent.StartOffset] = '<#'
            $marks[$end.Extent.EndOffset] += '#>'
        }
    }
    return Add-Text $Text $marks
}

# A code with texts put in, by the places where they go; as it was where that is
# none.
function Add-Text([string]$Text, [hashtable]$Mark) {
    [int[]]$places = @($Mark.Keys)
    [array]::Sort($places)
    [array]::Reverse($places)
    $guarded = $Text
    foreach ($place in $places) {
        $guarded = $guarded.Insert($place, $Mark[$place])
    }
    $errors = $null
    $null = [Management.Automation.Language.Parser]::ParseInput($guarded, [ref]$null, [ref]$errors)
    if ($errors.Count -gt 0) {
        return $Text
    }
    return $guarded
}

# A code that shows what is held before a statement which may ask something, on the
# lines that it had. Where output is caught, what is written is in its place anyway.
function Add-Pause([string]$Text, [bool]$Caught) {
    $quiet = '^(Get-(?!Cred)|(Compare|Convert(From|To)|Find|ForEach|Format|Group|Join|Measure|Resolve|Select|Sort|Split|Test|Where)-|Write-Output|(Add|New|Set)-(Content|Item|Location|Member|Object|TimeSpan|Variable)$'
    if ($Caught) {
        $quiet += '|Write-'
    }
    $quiet += ')'
    $marks = @{}
    $tree = Get-Tree $Text
    foreach ($one in Find-Part $tree 'Command|TypeExpression|VariableExpression') {
        if (Test-Kind $one 'Command') {
            if ((Get-FullName $one) -match $quiet -and $one.Extent.Text -notmatch '\s-conf') {
                continue
            }
        } elseif ($one.Extent.Text -notmatch '^(\$Host|\[(System\.)?Console\])$') {
            continue
        }
        # The statement that it is in, which is not one of a block that may run elsewhere.
        $found = $null
        for ($up = $one; $null -ne $up.Parent; $up = $up.Parent) {
            if ((Test-Kind $up.Parent 'ScriptBlock') -and $null -ne $up.Parent.Parent) {
                $found = $null
            } elseif ($null -eq $found -and $up.Parent.GetType().Name -cmatch '^(Statement|Named)BlockAst$') {
                $found = $up
            }
        }
        if ($null -ne $found -and $found.Extent.Text -notmatch '\$\?') {
            $marks[$found.Extent.StartOffset] = 'if($RunbookCall[''show'']){&$RunbookCall[''show'']}'
        }
    }
    if ($null -ne $tree.EndBlock -and $tree.EndBlock.Statements.Count -gt 0) {
        # Nothing was held before the first.
        $marks.Remove($tree.EndBlock.Statements[0].Extent.StartOffset)
    }
    return Add-Text $Text $marks
}

# Prepares the session for a code, which decides itself what stops it if it says so;
# its article may say that failures do not. The text to run.
function Initialize-Code([string]$Text) {
    $firm = Add-Firmness $Text
    $tree = Get-Tree $firm
    # What ties this session to others, or defines what nothing but it knows.
    $ties = '^(Connect-|Enter-|New-.+Session$|Add-Type$|Register-.+Event$|Start-Transcript$)'
    $script:Call['ties'] = @(
        foreach ($one in Find-Part $tree 'Command|TypeDefinition') {
            if (Test-Kind $one 'TypeDefinition') {
                $one.Name
            } elseif ($one.GetCommandName() -match $ties) {
                $one.GetCommandName()
            } elseif ($one.GetCommandName() -eq 'Set-StrictMode') {
                $script:Strictness = $one.Extent.Text
            }
        }
    )
    # What it sets is for itself alone.
    $state = $Session.SessionStateProxy
    Initialize-Session
    $lax = $own = $script:Call['own'] = $false
    foreach ($one in Find-Part -Part $tree -Kind 'AssignmentStatement' -Inside $false) {
        if ([string]$one.Left -match 'NativeCommandUseErrorActionPreference\W*$') {
            $own = $own -or [string]$one.Right -ne '$true'
        } elseif ([string]$one.Left -match 'ErrorActionPreference\W*$') {
            $lax = $lax -or [string]$one.Right -notmatch 'Stop\W*$'
        }
    }
    $usual = $state.GetVariable('PSDefaultParameterValues')
    if ($null -ne $usual) {
        # Nothing goes on in another folder than it should.
        $usual['*-Location:ErrorAction'] = 'Stop'
        # What an earlier block has said of all errors was for itself alone.
        foreach ($key in @($usual.Keys) -match '^\*:(ErrorAction|ea)$') {
            $usual.Remove($key)
        }
        if ($Engine -lt [version]'7.2') {
            if (-not $lax -and -not $Goes) {
                $usual['*:ErrorAction'] = 'Stop'
            }
        }
    }
    if ($Goes) {
        $state.SetVariable('PSNativeCommandUseErrorActionPreference', $false)
        $state.SetVariable('ErrorActionPreference', 'Continue')
        $script:Call['own'] = $true
        return $firm
    }
    if ($lax -and $Engine -lt [version]'7.2') {
        $state.SetVariable('PSNativeCommandUseErrorActionPreference', $false)
        return $firm
    }
    $script:Call['strict'] = $Engine -lt [version]'7.2'
    if ($own) {
        $script:Call['own'] = $true
        return $firm
    }
    $inner = $firm
    if (-not $lax) {
        $inner = Add-Wait (Add-Inner $firm)
    }
    return Add-Guard $inner
}

# The number of a line as the writer has it: what is behind `--%` had to stand on a line of its
# own.
function Get-OwnLine([int]$Line, [hashtable]$Call) {
    $ran = @($Call['text'] -split '\r?\n')
    if ($Line -lt 1 -or $Line -gt $ran.Count) {
        return $Line
    }
    return $Line - @($ran[0..($Line - 1)] -match '^if\([^)]+\)\{throw ''RunbookStatus').Count
}

# The calls of a code that were under way where it failed, the innermost first: in which line,
# and whether in a function.
function Get-Call([string]$Trace, [hashtable]$Call) {
    foreach ($row in $Trace -split '\r?\n') {
        if ($row -match ([regex]::Escape($Call['file']) + '\D+(\d+)')) {
            @{ 'line' = Get-OwnLine ([int]$Matches[1]) $Call; 'inside' = $row -notmatch '<ScriptBlock>' }
        }
    }
}

# Which of these calls names the place: as in bash, none in a function, nor in a block that was
# made before, but the one that called it.
function Find-Call([object]$Tree, [object[]]$Calls) {
    $at = 0
    for ($n = 0; $n -lt $Calls.Count - 1; $n += 1) {
        if ($Calls[$n].inside) {
            $at = $n + 1
        }
    }
    for ($n = $at + 1; $n -lt $Calls.Count; $n += 1) {
        $from = $Calls[$n].line
        $inner = $Calls[$at].line
        $around = @(Find-Part $Tree '\w+Statement|Pipeline|PipelineChain').Where({ $_.Extent.StartLineNumber -eq $from -and $_.Extent.EndLineNumber -ge $inner })
        if ($inner -ge $from -and $around.Count -gt 0) {
            break
        }
        $at = $n
    }
    return $at
}

# The call of the function that a part of a code is in, itself in none; the part where nothing
# in that code calls it.
function Get-Caller([object]$Tree, [object]$Part) {
    $all = @(Find-Part $Tree 'Command')
    $left = @(Find-Part $Tree 'FunctionDefinition').Count
    $one = $Part
    for ($up = $Part; $null -ne $up -and $left -gt 0; $up = $up.Parent) {
        if (Test-Kind $up 'FunctionDefinition') {
            $enclosing = $up
            $calls = $all.Where({ $_.GetCommandName() -eq $enclosing.Name -and ($_.Extent.StartOffset -lt $enclosing.Extent.StartOffset -or $_.Extent.StartOffset -gt $enclosing.Extent.EndOffset) })
            if ($calls.Count -eq 0) {
                break
            }
            $left -= 1
            $one = $up = $calls[0]
        }
    }
    return $one
}

# Where a code failed: the number of a line, and that line. Functions of earlier
# codes have files of their own.
function Get-Place([string]$Text, [hashtable]$Call) {
    $line = 0
    $isCalled = $false
    $failure = $Call['failure']
    $tree = Get-Tree $Text
    if ($null -ne $failure) {
        $calls = @(Get-Call $failure.ScriptStackTrace $Call)
        if ($calls.Count -gt 0) {
            $line = $calls[0].line
            $at = Find-Call $tree $calls
            if ($calls[$at].line -ne $line) {
                $line = $calls[$at].line
                $isCalled = $true
            }
        } elseif ($failure.CategoryInfo.Category -eq 'ParserError') {
            $line = Get-OwnLine $failure.InvocationInfo.ScriptLineNumber $Call
        }
    } elseif ($Call['fine'] -is [bool]) {
        # What only looks at what was before it is not what failed.
        $n = $tree.EndBlock.Statements.Count - 1
        while ($n -gt 0 -and $null -ne (Find-Look $tree.EndBlock.Statements[$n])) {
            $n -= 1
        }
        $line = $tree.EndBlock.Statements[$n].Extent.StartLineNumber
    } elseif (-not $Call['end']) {
        # What leaves a loop where there is none, or all.
        foreach ($one in $tree.FindAll({ $args[0].GetType().Name -cmatch '^(Break|Continue|Exit)S' }, $true)) {
            $up = $one
            while ($null -ne $up -and -not (Test-Kind $up '\w*(Each|For|While|DoUntil|Switch)Statement')) {
                $up = $up.Parent
            }
            if ($null -eq $up -or (Test-Kind $one 'ExitStatement')) {
                $line = (Get-Caller $tree $one).Extent.StartLineNumber
            }
        }
    }
    $lines = $Text -split '\r?\n'
    if (-not $isCalled -and $null -ne $failure -and $failure.FullyQualifiedErrorId -clike 'RunbookStatus*') {
        # The look is where the statement ends.
        $top = $line
        foreach ($one in Find-Part $tree 'Pipeline|PipelineChain|AssignmentStatement') {
            if ($one.Extent.EndLineNumber -eq $line -and $one.Parent.GetType().Name -cmatch '^(Statement|Named)BlockAst$') {
                $top = $one.Extent.StartLineNumber
            }
        }
        $line = $top
    }
    if ($line -lt 1 -or $line -gt $lines.Count) {
        return ''
    }
    return Hide-Secret ([string]$line + ': ' + $lines[$line - 1].Trim())
}
