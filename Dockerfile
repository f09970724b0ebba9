# One image for every process of Amends; the command says which.
FROM node:20-slim AS browser
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-progress --loglevel=error
RUN mkdir -p vendor \
    && cp node_modules/@zendeskgarden/css-bedrock/dist/index.css vendor/bedrock.css \
    && cp node_modules/@zendeskgarden/css-variables/dist/index.css vendor/variables.css \
    && cp node_modules/@zendeskgarden/css-buttons/dist/index.css vendor/buttons.css \
    && cp node_modules/@zendeskgarden/css-forms/dist/index.css vendor/forms.css

FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY integration integration
COPY templates templates
COPY manifest manifest
COPY --from=browser /build/vendor integration/web/static/vendor
RUN pip install --no-cache-dir hatchling editables \
    && pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && useradd --system --create-home amends
USER amends
EXPOSE 8200
ENTRYPOINT ["amends"]
CMD ["serve"]
