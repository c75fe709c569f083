// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IAggregatorV3} from "breakwater/interfaces/IAggregatorV3.sol";

/// @title A price feed whose owner publishes the rounds, for local and test chains
/// @dev Behaves like a Chainlink proxy: a round id has its phase above its number; an unknown phase reverts, an unknown round
/// of a known phase is empty, and a phase without rounds has no latest round.
contract DemoFeed is IAggregatorV3, Ownable {
    struct Round {
        int192 answer;
        uint64 updatedAt;
    }

    uint8 public immutable decimals;
    string public description;
    uint16 public phaseId = 1;

    mapping(uint16 phase => uint64) private _rounds;
    mapping(uint80 id => Round) private _byId;

    event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt);

    constructor(string memory description_, uint8 decimals_, address owner) Ownable(owner) {
        description = description_;
        decimals = decimals_;
    }

    /// @notice Publishes a round now.
    function push(int256 answer) external {
        pushAt(answer, block.timestamp);
    }

    /// @notice Publishes a round with any time, to simulate past prices, silence and invalid rounds.
    function pushAt(int256 answer, uint256 timestamp) public onlyOwner {
        require(answer == int192(answer) && timestamp == uint64(timestamp), "Out of range");
        uint80 id = _idOf(phaseId, ++_rounds[phaseId]);
        _byId[id] = Round(int192(answer), uint64(timestamp));
        emit AnswerUpdated(answer, id, timestamp);
    }

    /// @notice Starts a new phase with the next round, as a proxy does when it gets another aggregator.
    function startPhase() external onlyOwner {
        ++phaseId;
    }

    /// @inheritdoc IAggregatorV3
    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        uint64 latest = _rounds[phaseId];
        require(latest != 0, "No data present");
        return getRoundData(_idOf(phaseId, latest));
    }

    /// @inheritdoc IAggregatorV3
    function getRoundData(uint80 roundId) public view returns (uint80, int256, uint256, uint256, uint80) {
        uint256 phase = roundId >> 64;
        require(phase != 0 && phase <= phaseId, "No data present");
        Round memory round = _byId[roundId];
        return (roundId, round.answer, round.updatedAt, round.updatedAt, roundId);
    }

    function _idOf(uint16 phase, uint64 round) private pure returns (uint80) {
        return (uint80(phase) << 64) | round;
    }
}
