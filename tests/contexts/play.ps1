# play.ps1 FOLDER: runs the code of each row with each payload as its value, as play.sh
# does, and prints what became of it.
param([string]$Top)
$bin = Join-Path $Top 'bin'
$null = New-Item -ItemType Directory -Force $bin
foreach ($name in 'show', 'kubectl', 'az', 'docker', 'git', 'curl.exe') {
    $file = Join-Path $bin $name
    [IO.File]::WriteAllText($file, "#!/bin/sh`nprintf '%s\n' `"`$@`"`n[ -t 0 ] || cat`n")
    chmod +x $file
}
$env:PATH = $bin + ':' + $env:PATH
$payloads = @(foreach ($file in Get-ChildItem (Join-Path $Top 'payloads')) {
        , @($file.Name, [IO.File]::ReadAllText($file.FullName))
    })
$start = [Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
$lines = [Collections.Generic.List[string]]::new()
$rows = Get-ChildItem (Join-Path $Top 'rows') | Sort-Object { [int]$_.Name }
foreach ($row in $rows) {
    $code = [IO.File]::ReadAllText((Join-Path $row.FullName 'code'))
    if ($code.Trim() -eq '') {
        continue
    }
    $values = @([IO.File]::ReadAllLines((Join-Path $row.FullName 'values')))
    foreach ($payload in $payloads) {
        $value = $payload[1]
        $here = Join-Path $Top "run/$($row.Name)-$($payload[0])"
        $null = New-Item -ItemType Directory $here
        $outcome = 'changed'
        foreach ($line in $values) {
            $name, $pattern = $line -split ' ', 2
            if ($pattern -and $value -notmatch ('\A(?:' + $pattern + ')\z')) {
                $outcome = 'refused'
            }
            [Environment]::SetEnvironmentVariable($name, $value)
        }
        if ($outcome -ne 'refused') {
            Set-Location $here
            [Environment]::CurrentDirectory = $here
            $space = [runspacefactory]::CreateRunspace($start)
            $space.Open()
            foreach ($line in $values) {
                $space.SessionStateProxy.SetVariable(($line -split ' ')[0], $value)
            }
            $null = $space.SessionStateProxy.Path.SetLocation($here)
            $shell = [powershell]::Create()
            $shell.Runspace = $space
            $null = $shell.AddScript('function Show-It { param([string[]]$Text) $Text -join "`n" }').Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript($code + '').AddCommand('Out-String').AddParameter('Width', 4000)
            $wait = $shell.BeginInvoke()
            $text = ''
            if ($wait.AsyncWaitHandle.WaitOne(10000)) {
                try {
                    $text = $shell.EndInvoke($wait) -join "`n"
                } catch {
                    $text = [string]$_
                }
                $text += ($shell.Streams.Information -join "`n")
            }
            $space.Dispose()
            $plain = { $args[0] -replace '\r?\n', "`n" }
            if ((& $plain $text).Contains((& $plain $value).TrimEnd("`n"))) {
                $outcome = 'data'
            }
            Set-Location $Top
            if (@(Get-ChildItem -Recurse -Force $here -Filter 'pwned').Count -gt 0) {
                $outcome = 'executed'
            }
        }
        $lines.Add("$($row.Name) $($payload[0]) $outcome")
    }
}
[IO.File]::WriteAllLines((Join-Path $Top 'played'), $lines)
