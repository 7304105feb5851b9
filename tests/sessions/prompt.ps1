# A prompt that is given what to run in files of its folder, and says in another how that ended.
#
# What a script left behind is what an operator's own prompt would keep, too: a script that is
# started again there must not be changed by it. What the commands of an article define for
# everybody is taken away, since the next article is another one.
$__prompt = @{ Folder = $args[0]; Drives = 'Function', 'Alias', 'Variable'; Known = @{}; Idle = 0 }
$__prompt.Parent = (Get-Process -Id $PID).Parent.Id
function Get-GlobalItem([string] $Drive) {
    if ($Drive -eq 'Variable') {
        return (Get-Variable -Scope Global).Name
    }
    return (Get-ChildItem -LiteralPath "${Drive}:").Name
}
foreach ($__drive in $__prompt.Drives) {
    $__prompt.Known[$__drive] = Get-GlobalItem $__drive
}
# Whoever gives the orders may be killed: then nobody is waited for.
while ($__prompt.Idle % 500 -ne 499 -or (Get-Process -Id $PID).Parent.Id -eq $__prompt.Parent) {
    $__prompt.Idle += 1
    if (-not [IO.File]::Exists("$($__prompt.Folder)/job")) {
        [Threading.Thread]::Sleep(10)
        continue
    }
    $__prompt.Job = ConvertFrom-Json ([IO.File]::ReadAllText("$($__prompt.Folder)/job")) -AsHashtable
    [IO.File]::Delete("$($__prompt.Folder)/job")
    foreach ($__name in @([Environment]::GetEnvironmentVariables().Keys)) {
        [Environment]::SetEnvironmentVariable($__name, $null)
    }
    foreach ($__name in $__prompt.Job.environment.Keys) {
        [Environment]::SetEnvironmentVariable($__name, $__prompt.Job.environment[$__name])
    }
    Set-Location -LiteralPath $__prompt.Job.folder
    [Environment]::CurrentDirectory = $__prompt.Job.folder
    $global:LASTEXITCODE = 0
    & ([scriptblock]::Create($__prompt.Job.call))
    $__prompt.Code = $LASTEXITCODE
    Set-Location -LiteralPath $__prompt.Folder
    [Environment]::CurrentDirectory = $__prompt.Folder
    foreach ($__drive in $__prompt.Drives) {
        foreach ($__name in Get-GlobalItem $__drive) {
            if ($__name -notin $__prompt.Known[$__drive]) {
                Remove-Item -LiteralPath "${__drive}:$__name" -Force -ErrorAction Ignore
            }
        }
    }
    $global:Error.Clear()
    [IO.File]::WriteAllText("$($__prompt.Folder)/said", "$($__prompt.Code)")
    [IO.File]::Move("$($__prompt.Folder)/said", "$($__prompt.Folder)/ended", $true)
}
