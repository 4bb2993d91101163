# syntax=docker/dockerfile:1
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home cleangov
USER cleangov
WORKDIR /home/cleangov
COPY --from=build /src/target/cleangov-*.jar cleangov.jar
ENV SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
ENTRYPOINT ["java", "-Duser.timezone=Asia/Ho_Chi_Minh", "-Xmx512m", "-jar", "cleangov.jar"]
