/** Rows that are dragged to another place by their grip. */

/**
 * Where the pointer lets go of a row decides its place; the keyboard has its own ways.
 * @param {HTMLElement} node a row of `list`, draggable from the moment its grip is held
 * @param {HTMLElement} list
 * @param {(to: number) => void} put
 */
export function dragging(node, list, put) {
  const clear = () => list.querySelectorAll('.before, .behind').forEach((line) => line.classList.remove('before', 'behind'));
  node.addEventListener('dragstart', (event) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', node.dataset.id);
    node.classList.add('dragged');
    const places = () => [...list.querySelectorAll('.rule')];
    const over = (moved) => {
      const line = moved.target.closest?.('.rule');
      if (!line) return;
      moved.preventDefault();
      clear();
      const { top, height } = line.getBoundingClientRect();
      line.classList.add(moved.clientY < top + height / 2 ? 'before' : 'behind');
    };
    const drop = (released) => {
      released.preventDefault();
      const line = list.querySelector('.before, .behind');
      if (!line) return;
      const from = places().indexOf(node);
      const onto = places().indexOf(line) + (line.classList.contains('behind') ? 1 : 0);
      clear();
      put(onto > from ? onto - 1 : onto);
    };
    list.addEventListener('dragover', over);
    list.addEventListener('drop', drop);
    node.addEventListener(
      'dragend',
      () => {
        clear();
        node.classList.remove('dragged');
        node.draggable = false;
        list.removeEventListener('dragover', over);
        list.removeEventListener('drop', drop);
      },
      { once: true },
    );
  });
}
