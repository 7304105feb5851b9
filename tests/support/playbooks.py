"""Reads playbooks as Ansible and as plain YAML do, for the tests.

playbooks.py load FILE...   loads each with Ansible's own loader and with PyYAML
playbooks.py prompts FILE   prints the prompts of the first play, as JSON, as each loader
                            reads them; the last is Ansible's own
"""

import json
import sys

import yaml
from ansible.parsing.dataloader import DataLoader


def plain(loader_class):
    class Loader(loader_class):
        pass

    Loader.add_constructor("!unsafe", lambda loader, node: loader.construct_scalar(node))
    return Loader


def main():
    command, *files = sys.argv[1:]
    loaders = [plain(yaml.SafeLoader)]
    if hasattr(yaml, "CSafeLoader"):
        loaders.append(plain(yaml.CSafeLoader))
    if command == "prompts":
        for loader in loaders:
            with open(files[0], encoding="utf-8") as file:
                (play,) = yaml.load(file, loader)
            print(json.dumps([prompt["prompt"] for prompt in play["vars_prompt"]]))
        (play,) = DataLoader().load_from_file(files[0])
        print(json.dumps([prompt["prompt"] for prompt in play["vars_prompt"]]))
        return
    for path in files:
        with open(path, encoding="utf-8") as file:
            (play,) = yaml.load(file, loaders[-1])
        (read,) = DataLoader().load_from_file(path)
        tasks = play["tasks"]
        assert len(read["tasks"]) == len(tasks) > 0, path
        names = [task["name"] for task in tasks]
        for task in tasks:
            names += [inner["name"] for inner in task.get("block", [])]
        assert len(set(names)) == len(names), (path, names)
    print(len(files))


main()
