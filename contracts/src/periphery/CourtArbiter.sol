// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IArbitrable} from "@kleros/erc-792/contracts/IArbitrable.sol";
import {IArbitrator} from "@kleros/erc-792/contracts/IArbitrator.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IArbiter} from "../interfaces/IArbiter.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView} from "../types/ClaimTypes.sol";

/// @title Brings escalated incidents before an ERC-792 court
/// @notice Named as `arbiter` in a pool's process. Choices are the severities 0 %, 5 % … 100 %, numbered from 1. With
/// ruling 0 a court declines to decide; the incident goes on as if the arbiter had been silent.
contract CourtArbiter is IArbiter, IArbitrable {
    uint256 private constant CHOICES = 21;

    IClaims public immutable CLAIMS;
    IArbitrator public immutable COURT;
    /// @dev Court and jurors, in the court's own encoding.
    bytes private _extraData;

    /// @notice The dispute of an incident, plus one; 0 if there is none.
    mapping(uint256 incident => uint256) public disputeOf;
    /// @notice The incident of a dispute.
    mapping(uint256 dispute => uint256) public incidentOf;

    event Requested(uint256 indexed incident, uint256 indexed dispute, address indexed by);

    constructor(IClaims claims, IArbitrator court, bytes memory extraData) {
        (CLAIMS, COURT, _extraData) = (claims, court, extraData);
    }

    /// @inheritdoc IArbiter
    function request(uint256 incident) external payable {
        require(disputeOf[incident] == 0, ErrorsLib.AlreadyRequested(incident));
        IncidentView memory v = CLAIMS.incidentOf(incident);
        require(v.status == IncidentStatus.Escalated, ErrorsLib.WrongStatus(incident, v.status));
        require(v.process.arbiter == address(this), ErrorsLib.NotArbiter(address(this), v.process.arbiter));
        // The fee would be lost, because the ruling would come too late.
        require(block.timestamp < v.until, ErrorsLib.PhaseOver(incident, v.until, block.timestamp));
        uint256 price = cost();
        require(msg.value >= price, ErrorsLib.FeeTooLow(msg.value, price));
        uint256 dispute = COURT.createDispute{value: price}(CHOICES, _extraData);
        (disputeOf[incident], incidentOf[dispute]) = (dispute + 1, incident);
        emit Requested(incident, dispute, msg.sender);
        if (msg.value > price) Address.sendValue(payable(msg.sender), msg.value - price);
    }

    /// @inheritdoc IArbiter
    function cost() public view returns (uint256) {
        return COURT.arbitrationCost(_extraData);
    }

    /// @inheritdoc IArbitrable
    function rule(uint256 dispute, uint256 ruling) external {
        require(msg.sender == address(COURT), ErrorsLib.NotAuthorized(msg.sender, address(COURT)));
        uint256 incident = incidentOf[dispute];
        require(ruling <= CHOICES, ErrorsLib.InvalidStep(ruling));
        emit Ruling(COURT, dispute, ruling);
        if (ruling == 0) return;
        // No verdict is larger than what was asserted.
        uint256 asserted = CLAIMS.incidentOf(incident).assertedStep;
        CLAIMS.rule(incident, uint8(Math.min(ruling - 1, asserted)));
    }
}
