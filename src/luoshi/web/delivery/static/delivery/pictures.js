// The table says it all; where scripts run, a picture of it stands above.
"use strict";

(() => {
  const place = document.getElementById("months");
  const data = document.getElementById("months-data");
  if (!place || !data || !window.echarts) return;
  const told = JSON.parse(data.textContent);
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const colours = {
    red: ink("--light-red"), yellow: ink("--light-yellow"), grey: ink("--edge"), green: ink("--light-green"),
  };
  place.hidden = false;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", told.label);
  const chart = window.echarts.init(place, null, { renderer: "svg" });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: ink("--sans"), color: ink("--ink") },
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    legend: { left: 0, top: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: ink("--ink") } },
    xAxis: { type: "category", data: told.months, axisTick: { show: false }, axisLabel: { color: ink("--quiet") }, axisLine: { lineStyle: { color: ink("--edge") } } },
    yAxis: { type: "value", minInterval: 1, axisLabel: { color: ink("--quiet") }, splitLine: { lineStyle: { color: ink("--line") } } },
    series: told.series.map((each) => ({
      type: "bar", stack: "all", name: each.name, data: each.values, barMaxWidth: 28, itemStyle: { color: colours[each.colour] },
    })),
  });
  addEventListener("resize", () => chart.resize());
})();
