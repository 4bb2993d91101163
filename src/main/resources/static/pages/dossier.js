/* The diagram of a process, drawn when somebody opens it: what was passed is green, where it waits is red. */
(function () {
  'use strict';
  const MARGIN = 0.94;

  async function draw(place) {
    if (place.dataset.drawn) {
      return;
    }
    place.dataset.drawn = 'yes';
    try {
      const answer = await fetch(place.dataset.address, {headers: {Accept: 'application/json'}});
      const diagram = await answer.json();
      if (!answer.ok) {
        throw new Error(diagram.detail);
      }
      const viewer = new BpmnJS({container: place});
      await viewer.importXML(diagram.xml);
      const canvas = viewer.get('canvas');
      const known = viewer.get('elementRegistry');
      const mark = function (style) {
        return function (element) {
          if (known.get(element)) {
            canvas.addMarker(element, style);
          }
        };
      };
      diagram.passed.forEach(mark('passed'));
      diagram.current.forEach(mark('current'));
      canvas.zoom('fit-viewport', 'auto');
      canvas.zoom(canvas.zoom() * MARGIN, 'auto');
      const names = diagram.current.map(function (element) {
        const shape = known.get(element);
        return shape && shape.businessObject.name;
      }).filter(Boolean);
      if (names.length) {
        place.setAttribute('aria-label', place.getAttribute('aria-label') + ', đang ở: ' + names.join(', '));
      }
    } catch (lost) {
      place.textContent = 'Không vẽ được sơ đồ, hãy tải lại trang.';
    }
  }

  document.querySelectorAll('details.way').forEach(function (way) {
    const place = way.querySelector('.diagram');
    way.addEventListener('toggle', function () {
      if (way.open) {
        draw(place);
      }
    });
    if (way.open) {
      draw(place);
    }
  });
})();
