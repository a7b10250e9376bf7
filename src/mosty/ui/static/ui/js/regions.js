// Of the regions only those of the chosen country are offered.
const narrow = (country, region) => {
  const named = country.selectedOptions[0]?.textContent.trim();
  for (const group of region.querySelectorAll("optgroup")) {
    const is_of = !country.value || group.label === named;
    group.hidden = group.disabled = !is_of;
    if (!is_of && group.contains(region.selectedOptions[0])) region.value = "";
  }
};

for (const region of document.querySelectorAll("select[name$=region]")) {
  const country = region.form?.elements[region.name.replace(/region$/, "country")];
  if (!country) continue;
  country.addEventListener("change", () => narrow(country, region));
  narrow(country, region);
}
