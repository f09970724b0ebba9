"""`amends serve`, `amends worker` and `amends sandbox`: the processes that keep running."""

import argparse
from pathlib import Path

from integration.cli.arguments import Commands
from integration.cli.assembly import assemble


def add(commands: "Commands[argparse.ArgumentParser]") -> None:
    serve = commands.add_parser("serve", help="run the web server")
    serve.set_defaults(run=run_serve)

    worker = commands.add_parser("worker", help="run the background worker")
    worker.set_defaults(run=run_worker)

    sandbox = commands.add_parser("sandbox", help="run a local stand-in for Zendesk")
    sandbox.add_argument("--app", type=Path, metavar="DIR", help="folder of the app to host; ours unless named")
    sandbox.add_argument(
        "--seed", type=Path, metavar="FILE", help="tickets to begin with; the shipped ones unless named"
    )
    sandbox.set_defaults(run=run_sandbox)


def run_serve(_arguments: argparse.Namespace) -> int:
    from tempfile import TemporaryDirectory

    from integration.cli.ports import demand_free
    from integration.settings import share_metrics

    with TemporaryDirectory(prefix="amends-metrics-") as folder:
        share_metrics(folder)
        parts = assemble()
        demand_free(parts.settings.port, "AMENDS_PORT")

        from integration.bootstrap.running import serve

        serve(parts)
    return 0


def run_worker(_arguments: argparse.Namespace) -> int:
    from integration.bootstrap.running import work

    work(assemble())
    return 0


def run_sandbox(arguments: argparse.Namespace) -> int:
    from integration import resources, sandbox
    from integration.cli.ports import demand_free
    from integration.sandbox.config import SandboxConfig
    from integration.sandbox.server import serve
    from integration.settings import read_settings

    settings = read_settings()
    demand_free(settings.sandbox_port, "AMENDS_SANDBOX_PORT")
    config = SandboxConfig(
        seed=arguments.seed or Path(sandbox.__path__[0]) / "seed" / "demo.yaml",
        templates=resources.templates(),
        app_dir=arguments.app or resources.manifest(),
        zaf_sdk=settings.zaf_sdk,
        product_url=settings.public_url,
        public_url=f"http://localhost:{settings.sandbox_port}",
    )
    try:
        serve(config, "127.0.0.1", settings.sandbox_port)
    except KeyboardInterrupt:
        return 0
    return 0
